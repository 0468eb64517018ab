"""Edits and sources as lines of a model, each on one line and read back as the same."""

import json
import re
from collections.abc import Iterator

from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.lines import Change, Remove
from stakeholder_graph.model.quoting import show
from stakeholder_graph.model.records import Source
from stakeholder_graph.model.replies import Remark

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 -]*[A-Za-z0-9]|[a-z0-9]+( [a-z]+)*|\d{4}-\d{2}-\d{2}", re.ASCII)
_REMARK_LENGTH = 300


def render_source(source: Source) -> str:
    """Write a source under its id, with what it states."""
    keys = ("title", "kind", "author", "published", "evidence", "note")
    said = {key: getattr(source, key) for key in keys if getattr(source, key) is not None}
    return f"{source.id}: {{{', '.join(f'{key}: {_render_text(value)}' for key, value in said.items())}}}"


def render_edit(edit: Change | Remove) -> str:
    """Write a removal, or a change of channels."""
    if isinstance(edit, Remove):
        return f"- remove: {_render_text(edit.target)}"
    values = ", ".join(f"{key}: {_render_value(value)}" for key, value in edit.values)
    parts = [f"channel: {_render_text(edit.channel or '')}", f"set: {{{values}}}"]
    parts += [f"source: {edit.source}"] if edit.source is not None else []
    parts += ["confirms: true"] if edit.confirms else []
    parts += ["one_way: true"] if edit.one_way else []
    return f"- change: {{{', '.join(parts)}}}"


def render_remark(remark: Remark) -> Iterator[str]:
    """Write as a comment what somebody wrote, whatever it holds."""
    yield f"# {remark.body} wrote: {show(remark.text, _REMARK_LENGTH)}"


def _render_value(value: object) -> str:
    if isinstance(value, Cadence) and value.dates:
        return f"[{value.text}]"
    return f"{value:g}" if isinstance(value, float) else _render_text(str(value))


def _render_text(text: str) -> str:
    """Write a text so that it is read as just that: if need be in double quotes, which YAML reads as JSON does."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
