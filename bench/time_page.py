"""Compare the interactive page with pyvis's own page of the same graph: first draw, frames a second, memory, file.

python bench/time_page.py [SECONDS]

In headless Chromium without a graphics card, at 1400 by 900. Both are drawn from the same positions; pyvis's page has
its physics off, for with them on it draws nothing for half a minute at 500 stakeholders. Needs the tests' browser.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate_place import generate_place
from playwright.sync_api import CDPSession, Page, sync_playwright

from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.places import to_pyvis
from stakeholder_graph.assess.setting import open_model

ROOT = Path(__file__).resolve().parent.parent
BROWSER = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MESSAGES = """
messages:
  decision: {says: A decision reaches every practice, from: governing-body, to: every practice}
"""
SIZES = (500, 5000)
FRAMES = """
() => new Promise((done) => {
  const times = [];
  window.stopFrames = () => done(times);
  const look = (now) => { times.push(now); requestAnimationFrame(look); };
  requestAnimationFrame(look);
})
"""
SECOND_FRAME = """
() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))
"""


def write_pages(folder: Path) -> list[tuple[int, Path, Path, float]]:
    """Write our page and pyvis's of each place; return its size, both files and the seconds that ours took."""
    models = [ROOT / "models" / "somerset.yaml"]
    for size in SIZES:
        models.append(folder / f"{size}.yaml")
        models[-1].write_text(generate_place(size, 3 * size, seed=1) + MESSAGES, encoding="utf-8")
    written = []
    for model in models:
        document = open_model(str(model))
        assert document.place is not None
        begun = time.perf_counter()
        page = build_page(document)
        seconds = time.perf_counter() - begun
        ours, peer = folder / f"{model.stem}-ours.html", folder / f"{model.stem}-pyvis.html"
        ours.write_text(page, encoding="utf-8")
        peer.write_text(to_pyvis(document.place).generate_html(notebook=False), encoding="utf-8")
        written.append((len(document.place.stakeholders), ours, peer, seconds))
    return written


def measure(page: Page, path: Path, seconds: float) -> tuple[float, float, float, float, float]:
    """Return what one page takes.

    Seconds to the first draw, frames a second while panning and zooming, milliseconds of processor time of the page's
    own thread for a frame of panning (which tells the same on a busy machine), and MB of script memory.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(f"file://{path}")
    page.wait_for_selector("canvas")
    first = page.evaluate(SECOND_FRAME) / 1000
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 500) / 2
    page.mouse.move(x, y)
    page.mouse.down()
    before = read_metrics(session)["TaskDuration"]
    pan = count_frames(
        page, seconds, lambda step: page.mouse.move(x + 60 * (step % 7 - 3), y + 30 * (step % 5 - 2))
    )
    busy = 1000 * (read_metrics(session)["TaskDuration"] - before) / (pan * seconds)
    page.mouse.up()
    zoom = count_frames(page, seconds, lambda step: page.mouse.wheel(0, 40 if step % 20 < 10 else -40))
    session.send("HeapProfiler.collectGarbage")
    return first, pan, zoom, busy, read_metrics(session)["JSHeapUsedSize"] / 1e6


def read_metrics(session: CDPSession) -> dict[str, float]:
    """Return what the browser counts of a page, by its own names."""
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def count_frames(page: Page, seconds: float, move: Callable[[int], object]) -> float:
    """Count the frames a second while something is moved by real mouse events."""
    page.evaluate(f"window.frames_seen = ({FRAMES})(); undefined")
    begun = time.perf_counter()
    step = 0
    while time.perf_counter() - begun < seconds:
        move(step)
        step += 1
    times = page.evaluate("(window.stopFrames(), window.frames_seen)")
    return float(1000 * (len(times) - 1) / (times[-1] - times[0]))


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    heads = (
        "stakeholders",
        "",
        "first s",
        "pan fps",
        "zoom fps",
        "ms/frame",
        "heap MB",
        "file MB",
        "built s",
    )
    print("{:>12} {:6} {:>8} {:>8} {:>9} {:>9} {:>8} {:>8} {:>8}".format(*heads))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for size, ours, peer, built in write_pages(Path(folder)):
            for name, path, took in (("ours", ours, built), ("pyvis", peer, None)):
                page = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True).new_page()
                first, pan, zoom, busy, heap = measure(page, path, seconds)
                page.context.close()
                file = path.stat().st_size / 1e6
                end = f"{took:8.1f}" if took is not None else ""
                print(
                    f"{size:12} {name:6} {first:8.2f} {pan:8.0f} {zoom:9.0f} {busy:9.1f} "
                    f"{heap:8.1f} {file:8.2f} {end}",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
