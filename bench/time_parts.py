"""Split what one answer about Somerset takes into its parts, beside importing networkx.

python bench/time_parts.py [MODEL]

Every run is a process of its own, without the extra `fast`, and says how long each part took on the processor; parts
that another part asks for count there alone. Prints the median of the runs, and each part as a share of importing
networkx, which takes turns.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
PARTS = {
    "read and check": ("assess.setting", "open_model"),
    "routes": ("analysis.routes.routes", "find_deliveries"),
    "calendars": ("analysis.clock.clock", "Clock"),
    "days": ("analysis.clock.answer_days", "add_days"),
    "chances": ("analysis.chance.chance", "add_chances"),
    "tipping points": ("analysis.chance.tipping", "find_tipping_point"),
    "weak points": ("analysis.routes.weak_points", "find_weak_points"),
    "silos": ("analysis.place.silos", "find_silos"),
    "stability": ("analysis.stability.stability", "estimate_stability"),
    "to text": ("cli.output", "render_answer"),
}
PEER = "import time; start = time.process_time(); import networkx; print(time.process_time() - start)"


class Watch:
    """Times parts that may call one another, each without what it calls."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(("start and imports", *PARTS, "all else"), 0.0)
        self._running = ["start and imports"]
        self._since = 0.0  # a process begins with no time on the processor

    def switch(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def begin(self, part: str) -> None:
        self.switch()
        self._running.append(part)

    def end(self) -> None:
        self.switch()
        self._running.pop()

    def watch(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function, updated=())
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.begin(part)
            try:
                return function(*args, **kwargs)
            finally:
                self.end()

        return watched


def run(model: str) -> None:
    """Answer once, and print the seconds of each part."""
    watch = Watch()
    sys.modules["numba"] = None
    import stakeholder_graph.cli.options as command
    from stakeholder_graph.assess.questions import analyse

    for part, (module, name) in PARTS.items():
        original = getattr(import_module(f"stakeholder_graph.{module}"), name)
        for each in [each for known, each in sys.modules.items() if known.startswith("stakeholder_graph")]:
            if getattr(each, name, None) is original:
                setattr(each, name, watch.watch(part, original))
    watch.begin("all else")
    command.render_answer(analyse(command.open_sound(model)), "text")
    watch.end()
    print(json.dumps(watch.seconds))


def main() -> None:
    model = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "models" / "somerset.yaml")
    if sys.argv[2:] == ["once"]:
        run(model)
        return
    ours, peers = [], []
    for _ in range(RUNS):
        ours.append(json.loads(ask([__file__, model, "once"])))
        peers.append(float(ask(["-c", PEER])))
    rows = {part: [each[part] for each in ours] for part in ours[0]}
    rows["together"] = [sum(each.values()) for each in ours]
    rows["import networkx"] = peers
    for part, seconds in rows.items():
        ratio = median(one / other for one, other in zip(seconds, peers, strict=True))
        print(f"{part:20} {median(seconds) * 1000:7.0f} ms {ratio:6.2f} times importing networkx")


def ask(arguments: list[str]) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
