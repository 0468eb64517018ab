"""Who is meant by a word on the command line: an id, a name, an alias or a town."""

from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.quoting import quote, show
from stakeholder_graph.model.records import Stakeholder
from stakeholder_graph.model.selectors import suggest


def find_readings(place: Place, given: str) -> tuple[tuple[str, ...], ...]:
    """Find who may be called this, the likeliest first: by id, by name or alias, and by town.

    Capital letters make no difference.

    Raises
    ------
    UsageError
        If nobody is called that.
    """
    known = {**place.removed, **place.stakeholders}
    wanted = given.strip().casefold()
    readings: list[tuple[str, ...]] = [(given,)] if given in known else []
    for names_of in (_find_id, _find_names, _find_towns):
        found = tuple(sorted(each.id for each in known.values() if wanted in names_of(each)))
        if found and found not in readings:
            readings.append(found)
    if readings:
        return tuple(readings)
    words = {
        word for each in known.values() for word in (each.id, each.name, *each.aliases, each.town or each.id)
    }
    raise UsageError(
        f"nobody in {show(place.name)} is called {quote(given)}",
        suggest(given, sorted(words)) or "give an id, a name, an alias or a town",
    )


def _find_id(stakeholder: Stakeholder) -> tuple[str, ...]:
    return (stakeholder.id.casefold(),)


def _find_names(stakeholder: Stakeholder) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (stakeholder.name, *stakeholder.aliases))


def _find_towns(stakeholder: Stakeholder) -> tuple[str, ...]:
    return (stakeholder.town.casefold(),) if stakeholder.town else ()
