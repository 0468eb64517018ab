"""What does the page's script know of the place? Stakeholders, channels, ties and messages, as small as may be.

Whatever the script can work out again is left out: shape and colour follow from the kind, the id of a channel mostly
from its ends, the lines of a label from its name. Stakeholders are meant by their number in the order of the scene.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.results.json_form import Json, build_json
from stakeholder_graph.results.scene import Scene, SceneChannel, SceneFact, SceneStakeholder
from stakeholder_graph.views.page.columns import Row, build_columns

if TYPE_CHECKING:
    from stakeholder_graph.views.page.pyvis_door import Network

FOR_PYVIS = frozenset({"shape", "physics", "fixed", "arrows", "dashes", "width"})
OWN_ID = "Code in the model"
ENDS = ("sender", "receiver")


class Islands:
    """The place made ready for the page; facts that several share are kept once.

    Parameters
    ----------
    scene
        What is drawn.
    network
        The same as pyvis holds it: stakeholders and channels in the order of the scene.
    """

    def __init__(self, scene: Scene, network: "Network") -> None:
        self._scene = scene
        self._network = network
        self._numbers = {each.id: number for number, each in enumerate(scene.stakeholders)}
        self._channels = {each.id: number for number, each in enumerate(scene.channels)}
        self._kinds = {each.kind: {"color": each.fill, "look": each.shape} for each in scene.kinds}
        self._pool: dict[SceneFact, int] = {}
        self._lists: dict[tuple[int, ...], int] = {}

    def build_stakeholders(self) -> Json:
        """Build the columns of the stakeholders."""
        drawn = zip(self._scene.stakeholders, self._network.nodes, strict=True)
        return build_columns([self._build_stakeholder(each, node) for each, node in drawn])

    def build_channels(self) -> Json:
        """Build the columns of the channels."""
        drawn = zip(self._scene.channels, self._network.edges, strict=True)
        return build_columns([self._build_channel(each, edge) for each, edge in drawn])

    def build_facts(self) -> dict[str, Json]:
        """Build the facts, and the lists of them that somebody has; to be asked for last."""
        lists: list[Row] = [{"facts": list(each)} for each in self._lists]
        return {"facts": build_columns(_build_rows(tuple(self._pool))), "fact_lists": build_columns(lists)}

    def build_ties(self) -> Json:
        """Build the columns of the formal ties."""
        return build_columns([self._refer_row(row, ENDS) for row in _build_rows(self._scene.ties)])

    def build_groups(self) -> Json:
        """Build the columns of the groups of a large place; empty for a small one."""
        return build_columns([self._refer_row(row, (), "members") for row in _build_rows(self._scene.groups)])

    def build_names(self, names: Sequence[Json]) -> Json:
        """Build names, as id, name and what it is called: by number alone where that is all that is new."""
        known = {each.id: each.name for each in self._scene.stakeholders}
        rows: list[Json] = []
        for each in names:
            id_, name, *called = each if isinstance(each, list) else (each, None)
            if known.get(str(id_)) == name:
                rows.append([self._numbers[str(id_)], *called] if called else self._numbers[str(id_)])
            else:
                rows.append([id_, name, *called])
        return rows

    def build_messages(self, messages: Json) -> list[Json]:
        """Build messages, the deliveries and weak points of each as columns."""
        return [self._build_message(each) for each in messages or () if isinstance(each, dict)]  # type: ignore[union-attr]

    def _build_message(self, message: Mapping[str, Json]) -> Json:
        packed = dict(message)
        for name, ends in (("deliveries", ENDS), ("weak_points", ())):
            rows = packed.get(name)
            if isinstance(rows, list):
                dicts = [each for each in rows if isinstance(each, dict)]
                packed[name] = build_columns([self._refer_row(each, ends, "cuts_off") for each in dicts])
        return packed

    def _refer_row(self, row: Row, ends: Sequence[str], several: str = "") -> Row:
        changed: dict[str, Json] = dict(row)
        for end in ends:
            if changed.get(end) is not None:
                changed[end] = self._refer(str(changed[end]))
        members = changed.get(several)
        if isinstance(members, list):
            changed[several] = [self._refer(str(each)) for each in members]
        return changed

    def _refer(self, id_: str) -> Json:
        """Return the number of a stakeholder, or the id itself of what is not drawn."""
        return self._numbers.get(id_, id_)

    def _build_stakeholder(self, each: SceneStakeholder, node: Row) -> Row:
        row = {name: value for name, value in node.items() if value != 0 and name not in FOR_PYVIS}
        known = self._kinds.get(each.kind, {})
        row = {name: value for name, value in row.items() if known.get(name) != value}
        row["label"] = _find_breaks(each)
        row["search"] = (
            None if each.search == (each.id,) else [None if one == each.id else one for one in each.search]
        )
        row["part_of"] = None if each.part_of is None else self._numbers[each.part_of]
        row["facts"] = self._pool_facts(each.facts, each.id)
        return row

    def _build_channel(self, each: SceneChannel, edge: Row) -> Row:
        row = {name: value for name, value in edge.items() if value != 0 and name not in FOR_PYVIS}
        row["from"], row["to"] = self._numbers[each.sender], self._numbers[each.receiver]
        row["id"] = None if each.id == f"{each.sender}->{each.receiver}" else each.id
        row["twin"] = None if each.twin is None else self._channels[each.twin]
        row["bend"] = round(each.bend, 2) or None
        row["facts"] = self._pool_facts(each.facts, each.id)
        return row

    def _pool_facts(self, facts: Sequence[SceneFact], id_: str) -> int:
        own = [_leave_out_own_id(each, id_) for each in facts]
        numbers = tuple(self._pool.setdefault(each, len(self._pool)) for each in own)
        return self._lists.setdefault(numbers, len(self._lists))


def _build_rows(values: tuple[Struct, ...]) -> list[Row]:
    rows = build_json(values)
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []


def _leave_out_own_id(fact: SceneFact, id_: str) -> SceneFact:
    return replace(fact, text="") if fact.label == OWN_ID and fact.text == id_ else fact


def _find_breaks(each: SceneStakeholder) -> Json:
    """Return at which of its spaces a name is broken, as the bits of a number; the label where that is not all."""
    if each.label.replace("\n", " ") != each.name or each.name.count(" ") > 20:
        return each.label
    gaps = [character for character in each.label if character in " \n"]
    return sum(1 << number for number, gap in enumerate(gaps) if gap == "\n")
