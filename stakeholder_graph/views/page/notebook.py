"""The interactive page inside a notebook: in a frame of its own, which can reach nothing around it."""

import html

SANDBOX = "allow-scripts allow-downloads"
"""What the page may do in its frame: run its own script and save a picture. Never `allow-same-origin`."""


def render_frame(page: str, *, title: str, height: int) -> str:
    """Render a frame that holds a whole page as text; a notebook shows it without asking for anything.

    Parameters
    ----------
    page
        The page, as HTML.
    title
        What a screen reader calls the frame.
    height
        How high the frame is, in points of the screen; it is as wide as the cell.
    """
    return (
        f'<iframe title="{html.escape(title)}" sandbox="{SANDBOX}" referrerpolicy="no-referrer" width="100%" '
        f'height="{height}" style="border: 0" srcdoc="{html.escape(page)}"></iframe>'
    )
