"""One record after the other as it may be told in public: renamed, without notes, and without what tells too much.

Of a record that is withheld stays what findings rest on: its ends, how often, how long, how surely, at which level.
What only describes it goes: names, media, purposes, people, sources. Every other record is gone through field by
field, so that a field added later is never forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.lines import NAMED_CHANNELS, AddStakeholder, Change
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import (
    SharedDependency,
    Source,
    Stakeholder,
    Terms,
    Vouching,
)
from stakeholder_graph.model.vocabulary import SOURCES
from stakeholder_graph.scenarios.disguises import Disguise, Disguises, find_own_kinds
from stakeholder_graph.scenarios.rhythms import forget_dates
from stakeholder_graph.scenarios.said import find_texts

R = TypeVar("R", bound=Struct)
L = TypeVar("L", Stakeholder, SharedDependency, Terms)

REFERENCES = frozenset(
    {
        *(
            "id",
            "part_of",
            "speaks_for",
            "depends_on",
            "chosen_by",
            "held_by",
            "paid_by",
            "sender",
            "receiver",
        ),
        *("twin", "members", "partners", "target", "channel", "shared", "stakeholders"),
    }
)
"""Fields that name stakeholders, shared dependencies or channels by their ids."""
WORDS = frozenset(
    {"kind", "sector", "roles", "tier", "level", "claimed_level", "relation", "quantity", "way"}
)
"""Fields that take a word of the vocabulary."""
KEPT = frozenset(
    {
        *("every", "open", "takes", "reliability", "level", "carries", "depends_on", "since", "until"),
        *("certainty", "meets", "papers_due", "relays"),
    }
)
"""What a change may set of something that is withheld: what findings rest on."""
_COMMON = frozenset(
    {"id", "name", "kind", "by", "line", "origin", "vouching", "note", "private", "certainty"}
)
UNNAMED_WAY = "a way that is not described here"
UNNAMED_SOURCE = "A source that is not named here"


def rename(id_: str, ids: Mapping[str, str]) -> str:
    """Return the new id of a stakeholder or shared dependency, or of a channel between such."""
    if id_ in ids:
        return ids[id_]
    named = NAMED_CHANNELS.fullmatch(id_)
    if named is None:
        return id_
    sender, receiver, number = named.groups()
    between = id_[named.end(1) : named.start(2)]
    return f"{ids.get(sender, sender)}{between}{ids.get(receiver, receiver)}{number or ''}"


class Publisher:
    """Turns records into those of the public copy.

    Parameters
    ----------
    place
        The place as it is; it is not changed.
    disguises
        Who is not named.
    clean
        Takes withheld names out of a text.
    """

    def __init__(self, place: Place, disguises: Disguises, clean: Callable[[str], str]) -> None:
        self.place = place
        self.disguises = disguises
        self.clean = clean
        self.ids: dict[str, str] = {
            each.old: each.id for each in (*disguises.stakeholders.values(), *disguises.shared.values())
        }
        self.sources: dict[str, Source] = {}
        self.undated_count = 0
        self._own_kinds = find_own_kinds(place)
        self._lines: dict[str, str] = {}
        self._source_ids: dict[str, str] = {}
        self._sent_kinds = {each.kind for each in place.messages if not each.private and each.kind}

    def rename(self, id_: str) -> str:
        """Return what an id, however written, is in the public copy."""
        return rename(id_, self.ids)

    def list_lines(self) -> Iterator[tuple[str, str]]:
        """List the new name of every line, as a public copy draws by it, with the one it had."""
        for old, new in self._lines.items():
            yield f"line {new}", old

    def tell(self, record: R) -> R:
        """Return a record as it may be told: private parts of it that are records of their own are disguised."""
        if isinstance(record, Stakeholder) and record.id in self.disguises.stakeholders:
            return cast("R", self.disguise(record, self.disguises.stakeholders[record.id]))
        if isinstance(record, SharedDependency) and record.id in self.disguises.shared:
            return cast("R", self._disguise_shared(record, self.disguises.shared[record.id]))
        if isinstance(record, Terms) and record.private:
            return cast("R", self._disguise_terms(record))
        if isinstance(record, Change):
            return cast("R", self._tell_change(record))
        said = {name: self._tell_field(name, getattr(record, name)) for name in record.__struct_fields__}
        if isinstance(record, AddStakeholder) and record.stakeholder.private:
            said["speaks_for"] = None
        return replace(record, **said)

    def _tell_field(self, name: str, value: object) -> object:
        if name in {"note", "origin"}:
            return None
        if name == "line":
            return self._lines.setdefault(str(value), f"line-{len(self._lines) + 1}") if value else value
        if name == "private":
            return False
        if name == "source":
            return self._name_source(cast("str | None", value))
        if name == "vouching":
            return self._vouch(cast("Vouching", value))
        return self._tell_value(name, value)

    def _tell_value(self, name: str, value: object) -> object:
        if isinstance(value, str):
            if name in REFERENCES:
                return self.rename(value)
            return value if name in WORDS else self.clean(value)
        if isinstance(value, tuple):
            told = tuple(self._tell_value(name, each) for each in value)
            return tuple(each for each in told if each is not None)
        if isinstance(value, Mapping):
            return {self._tell_value(name, key): self._tell_value(name, item) for key, item in value.items()}
        if isinstance(value, Struct) and not isinstance(value, Cadence | Duration):
            return self.tell(value)
        return value

    def disguise(self, stakeholder: Stakeholder, as_: Disguise) -> Stakeholder:
        """Return what is left of a stakeholder that is not named: its place in the structure, and its kind."""
        own = self._own_kinds.get(stakeholder.kind)
        left = Stakeholder(
            id=as_.id,
            name=as_.name,
            kind=as_.kind,
            tier=stakeholder.tier or (own.tier if own is not None else None),
            part_of=None if stakeholder.part_of is None else self.rename(stakeholder.part_of),
            sector=stakeholder.sector if as_.is_post else None,
            people=stakeholder.people if as_.is_post else None,
            meets=self._forget_dates(stakeholder.meets),
            papers_due=stakeholder.papers_due,
            relays=stakeholder.relays,
            reliability=stakeholder.reliability,
            depends_on=tuple(map(self.rename, stakeholder.depends_on)),
        )
        return self._keep_common(stakeholder, left)

    def _disguise_shared(self, shared: SharedDependency, as_: Disguise) -> SharedDependency:
        left = SharedDependency(id=as_.id, name=as_.name, reliability=shared.reliability)
        return self._keep_common(shared, left)

    def _disguise_terms(self, terms: Terms) -> Terms:
        """Return what is left of a private channel line: what findings rest on."""
        carries = terms.carries
        if carries is not None:
            carries = tuple(self.clean(each) for each in carries if each in self._sent_kinds)
        left = Terms(
            by=UNNAMED_WAY,
            every=self._forget_dates(terms.every),
            open=terms.open,
            takes=terms.takes,
            reliability=terms.reliability,
            level=terms.level,
            carries=carries,
            depends_on=tuple(map(self.rename, terms.depends_on)),
            by_membership=terms.by_membership,
        )
        return self._keep_common(terms, left)

    def _keep_common(self, record: L, left: L) -> L:
        """Keep of what every line may say what findings rest on; a first day that is past is not needed for them."""
        day = self.place.as_of
        is_past = day is not None and record.since is not None and record.since <= day
        existence = self._name_source(record.vouching.existence, unnamed=True)
        values = {}
        for field in record.__struct_fields__:
            source = self._name_source(record.vouching.find_source(field), unnamed=True)
            if source is not None and getattr(left, field) and field not in _COMMON:
                values[field] = source
        return replace(
            left,
            since=None if is_past else record.since,
            until=record.until,
            certainty=record.certainty,
            vouching=Vouching(existence=existence, values=values),
            line=str(self._tell_field("line", record.line)),
        )

    def _forget_dates(self, cadence: Cadence | None) -> Cadence | None:
        told = forget_dates(cadence)
        self.undated_count += told != cadence
        return told

    def _vouch(self, vouching: Vouching) -> Vouching:
        values = {name: self._name_source(each) or each for name, each in vouching.values.items()}
        return Vouching(
            existence=self._name_source(vouching.existence),
            rest=self._name_source(vouching.rest),
            values=values,
        )

    def _name_source(self, id_: str | None, *, unnamed: bool = False) -> str | None:
        """Return the source that vouches in public, and remember that it is needed.

        One that is not named keeps its sort and how well it is evidenced, so that what is assumed stays so.
        """
        known = self.place.sources.get(id_ or "")
        if known is None:
            return id_
        if id_ not in SOURCES and (unnamed or known.private):
            public = "-".join(["unnamed-source", known.kind, *(known.evidence or "").split()])
            told = Source(id=public, title=UNNAMED_SOURCE, kind=known.kind, evidence=known.evidence)
        else:
            said = {name: self._tell_field(name, getattr(known, name)) for name in known.__struct_fields__}
            url = known.url if known.url is not None and self.clean(known.url) == known.url else None
            told = replace(known, **{**said, "id": self._rename_source(known.id), "url": url})
        self.sources[told.id] = told
        return told.id

    def _rename_source(self, id_: str) -> str:
        if self.clean(id_) != id_ and id_ not in self._source_ids:
            self._source_ids[id_] = self.disguises.take_id("source")
        return self._source_ids.get(id_, id_)

    def _tell_change(self, edit: Change) -> Change:
        """Return a change without what it would tell of somebody who is not named."""
        about = [edit.shared, *find_texts(edit.stakeholder)]
        hidden = any(each in self.ids for each in about) or self._changes_a_private_channel(edit)
        values = tuple(
            (name, self._tell_field(name, value))
            for name, value in edit.values
            if name != "note" and (name in KEPT or not hidden)
        )
        return Change(
            stakeholder=None if edit.stakeholder is None else self.tell(edit.stakeholder),
            channel=None if edit.channel is None else self.rename(edit.channel),
            shared=None if edit.shared is None else self.rename(edit.shared),
            values=values,
            source=self._name_source(edit.source, unnamed=hidden),
            confirms=edit.confirms,
            one_way=edit.one_way,
            line=str(self._tell_field("line", edit.line)),
        )

    def _changes_a_private_channel(self, edit: Change) -> bool:
        named = NAMED_CHANNELS.fullmatch(edit.channel or "")
        ends = named.group(1, 2) if named else None
        return any(
            (each.sender, each.receiver) == ends and each.terms.private for each in self.place.channels
        )
