"""Compare reading a large place with the fastest YAML loader there is.

python bench/time_reading.py
"""

import time
from collections.abc import Callable

import yaml
from generate_place import generate_place

from stakeholder_graph.documents.yaml_events import read_tree


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    data = generate_place(10_000, 30_000, seed=1).encode()
    ours, theirs = [], []
    for _ in range(5):
        ours.append(seconds(lambda: read_tree(data, "place.yaml")))
        theirs.append(seconds(lambda: yaml.load(data, Loader=yaml.CSafeLoader)))
    ratio = min(ours) / min(theirs)
    print(
        f"{len(data)} bytes: read_tree {min(ours):.2f} s, CSafeLoader {min(theirs):.2f} s, ratio {ratio:.2f}"
    )


if __name__ == "__main__":
    main()
