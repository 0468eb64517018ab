"""The checks of axe-core, those for WCAG 2.2 included, as a script to run in a page."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_RUN = """
async (only) => (await axe.run(document, {resultTypes: ["violations"], rules: RULES, ...only})).violations
  .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((one) => one.html.slice(0, 160)).join(" | ")}`)
""".replace("RULES", '{"target-size": {enabled: true}}')
"""Says what it finds, a line for each rule that is broken. ``only`` may narrow down which rules are asked."""
