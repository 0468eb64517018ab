"""Compare reading a large place with the fastest YAML loader there is.

python bench/time_reading.py [STAKEHOLDERS CHANNELS]

The peer only turns the text into lists and mappings; ours also types, checks and resolves everything, and keeps
where each value stands. Prints seconds, and the ratio of the medians.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml
from generate_place import generate_place

from stakeholder_graph.assess.setting import open_model

RUNS = 5


def measure_seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    stakeholder_count, channel_count = (int(each) for each in (sys.argv[1:3] or ("10000", "30000")))
    gc.disable()  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "place.yaml"
        path.write_text(generate_place(stakeholder_count, channel_count, seed=1), encoding="utf-8")
        data = path.read_bytes()
        document = open_model(str(path))
        if not document.is_sound:
            sys.exit(f"the generated place has problems: {document.problems[:3]}")
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(measure_seconds(lambda: open_model(str(path))))
            theirs.append(measure_seconds(lambda: yaml.load(data, Loader=yaml.CSafeLoader)))
    print(f"{stakeholder_count:,} stakeholders, {channel_count:,} channels, {len(data):,} bytes")
    print(f"read and check  {median(ours):6.2f} s")
    print(f"CSafeLoader     {median(theirs):6.2f} s   ratio {median(ours) / median(theirs):.2f}")


if __name__ == "__main__":
    main()
