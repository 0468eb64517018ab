"""Which words does the program itself write? Finding one of them in an output proves nothing about a model."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from stakeholder_graph.model.phrases import fold

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HOMES = (
    "views",
    "layout",
    "results",
    "standards/packs",
    "model/vocabulary.py",
    "model/media.py",
    "units.py",
)
"""Where what is written on pages and in answers stands."""
_AS_THEY_ARE = (".js", ".html", ".css", ".yaml")
_BREAK = ' " '


def is_own_wording(folded: str) -> bool:
    """Say whether the program writes a phrase itself, whatever the model: "forum", "governing body"."""
    return f" {folded} " in _find_own_words()


@cache
def _find_own_words() -> str:
    """Find the texts of the program's own files, folded, with something between them that no phrase has."""
    package = files("stakeholder_graph")
    found = {text for home in _HOMES for text in _find_texts(package.joinpath(home))}
    return f" {_BREAK.join(map(fold, sorted(found)))} "


def _find_texts(home: "Traversable") -> Iterator[str]:
    if home.is_dir():
        for each in home.iterdir():
            yield from _find_texts(each)
    elif home.name.endswith(_AS_THEY_ARE):
        yield home.read_text(encoding="utf-8")
    elif home.name.endswith(".py"):
        yield from _find_python_texts(home.read_text(encoding="utf-8"))


def _find_python_texts(source: str) -> Iterator[str]:
    """Find what a Python file may write: its texts, but for what only explains it, and the keys of its values."""
    tree = ast.parse(source)
    explained = {
        id(each.value)
        for each in ast.walk(tree)
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
    }
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in explained:
            yield each.value
        elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            yield each.target.id
