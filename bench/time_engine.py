"""Time what the page finds out by itself in headless Chromium, beside the tool asked the same in Python.

python bench/time_engine.py [STAKEHOLDERS CHANNELS]

Both have read the place already. The page's times are those of its own clock: making the engine, losing a federation
for the first time (which also finds what was before), losing another, where a message is on each day, and one route.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parents[1]
SIZES = ((500, 1_500), (5_000, 15_000))
TIMES = """
(ways) => {
  const times = {};
  const time = (name, work) => {
    const begun = performance.now();
    const found = work();
    times[name] = performance.now() - begun;
    return found;
  };
  const engine = time("making the engine", () => createEngine(ways));
  const lose = (number) => engine.lose(new Set([`stakeholder:federation-${number}`]));
  time("losing one, for the first time", () => lose(1));
  for (const number of [2, 3, 4]) lose(number);
  time("losing another", () => lose(5));
  time("who has heard on which day", () => engine.spread({message: "down", sender: "governing-body"}));
  time("one route there, with a second", () => engine.follow({message: "down", receiver: "practice-7"}));
  time("one route there and back", () => engine.follow({message: "up", sender: "practice-7"}));
  return times;
}
"""


def time_in_python(setting, names: list[str]) -> float:
    """Return the median seconds in which the tool counts who is reached, without each of some."""
    from stakeholder_graph.analysis.place.structure import Structure
    from stakeholder_graph.analysis.routes.messages import summarise_message
    from stakeholder_graph.scenarios.apply import remove

    taken = []
    for each in names:
        begun = time.perf_counter()
        structure = Structure(remove(setting.place, each))
        for message in setting.find_messages():
            summarise_message(structure, message)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    sys.path[:0] = [str(TOP), str(TOP / "bench")]
    from generate_place import generate_place
    from playwright.sync_api import sync_playwright

    from stakeholder_graph.assess.setting import AS_IT_STANDS, Setting, open_model
    from stakeholder_graph.assess.wires import wire
    from stakeholder_graph.views.page.parts import SCRIPTS
    from stakeholder_graph.views.page.ways import build_ways
    from tests.browser_path import find_browser

    templates = TOP / "stakeholder_graph/views/page/templates"
    parts = [each for each in SCRIPTS if each.startswith("engine/") and not each.endswith("page_engine.js")]
    script = "\n".join((templates / each).read_text(encoding="utf-8") for each in parts)
    sizes = (tuple(map(int, sys.argv[1:3])),) if len(sys.argv) > 2 else SIZES
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        for stakeholder_count, channel_count in sizes:
            path = Path(folder) / "large.yaml"
            path.write_text(generate_place(stakeholder_count, channel_count, 1), encoding="utf-8")
            setting = Setting(open_model(str(path)), AS_IT_STANDS)
            ways = build_ways(wire(setting))
            page = browser.new_page()
            page.evaluate(f"() => {{ {script}\nwindow.createEngine = createEngine; }}")
            print(f"{stakeholder_count} stakeholders, {channel_count} channels")
            print(f"  the wiring in the page: {len(json.dumps(ways, separators=(',', ':'))) / 1000:.0f} kB")
            for name, milliseconds in page.evaluate(TIMES, ways).items():
                print(f"  {name}: {milliseconds:.0f} ms")
            seconds = time_in_python(setting, ["federation-2", "federation-3", "federation-4"])
            print(f"  who is reached without another, counted in Python: {seconds * 1000:.0f} ms")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
