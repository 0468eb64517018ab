"""The page's own files do nothing by which a text of a model could become markup, script or a request."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from stakeholder_graph.views.page.parts import SCRIPTS, STYLES

FOLDER = files("stakeholder_graph.views.page") / "templates"
TEXTS = {name: (FOLDER / name).read_text(encoding="utf-8") for name in (*SCRIPTS, *STYLES, "page.html")}
WAYS_TO_RUN = {
    "writes markup": r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|DOMParser",
    "writes a document": r"document\s*\.\s*write",
    "makes script of text": r"\beval\b|\bFunction\s*\(|\bimport\s*\(|set(?:Timeout|Interval)\s*\(\s*[\"'`]",
    "sets a handler by name": r"setAttribute\s*\(\s*[\"'`]on|\.on[a-z]+\s*=[^=]",
    "sets a style by text": r"setAttribute\s*\(\s*[\"'`]style|cssText|\.style\s*=[^=]|insertRule|adoptedStyleSheets",
    "makes what loads": r"make\(\s*[\"'`](?:script|iframe|object|embed|link|style|base|meta)\b",
    "asks the network": r"\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|new Worker",
    "keeps something": r"localStorage|sessionStorage|indexedDB|document\s*\.\s*cookie",
}
TOP_LEVEL = re.compile(r"^(?:const|let|function|class|async function)\s+([A-Za-z_$][\w$]*)", re.MULTILINE)
TOP_LEVEL_PARTS = re.compile(r"^(?:const|let)\s+[{\[]([^=]*?)[}\]]\s*=", re.MULTILINE)


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("fault", WAYS_TO_RUN)
def test_no_script_gives_a_text_a_way_to_run(name, fault):
    assert re.findall(WAYS_TO_RUN[fault], TEXTS[name]) == []


def test_no_style_loads_anything():
    assert [name for name in STYLES if re.search(r"url\(|@import|expression\(", TEXTS[name])] == []


def test_the_page_itself_has_no_handlers_no_styles_and_nothing_marked_as_safe():
    page = TEXTS["page.html"]
    assert (
        re.findall(
            r"\son[a-z]+\s*=|\sstyle\s*=|\|\s*safe|\bsrc\s*=|<(?:link|iframe|object|embed|base)\b", page
        )
        == []
    )
    assert "autoescape" not in page


def test_scripts_share_one_room_so_no_name_is_given_twice():
    homes: dict[str, list[str]] = {}
    for name in SCRIPTS:
        found = [*TOP_LEVEL.findall(TEXTS[name])]
        for parts in TOP_LEVEL_PARTS.findall(TEXTS[name]):
            found += [each.split(":")[-1].strip() for each in parts.split(",")]
        for each in found:
            homes.setdefault(each, []).append(name)
    assert {each: where for each, where in homes.items() if len(where) > 1} == {}


def test_each_part_of_the_address_keeps_one_thing():
    keys = [key for name in SCRIPTS for key in re.findall(r'\bkey: "(\w+)"', TEXTS[name])]
    assert len(keys) > 20
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_file_of_the_page_is_in_the_list():
    def find(folder, above=""):
        for each in folder.iterdir():
            if each.is_dir():
                yield from find(each, f"{above}{each.name}/")
            else:
                yield f"{above}{each.name}"

    assert {each for each in find(FOLDER) if each.endswith((".js", ".css"))} == {*SCRIPTS, *STYLES}
