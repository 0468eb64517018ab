"""A public copy of a model: made, asked like any other, and its outputs searched for what they must not hold."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.phrases import PhraseBook
from stakeholder_graph.model.quoting import list_some, quote, show
from stakeholder_graph.scenarios.ledger import LeftOut
from stakeholder_graph.scenarios.public import make_public_place

UNNAMED_FILE = "model.yaml"


class PublicCopy(Struct, frozen=True, kw_only=True):
    """The public copy of a model, and the choice as it is called there.

    ``left_out`` names in full what is withheld, and ``unsearched`` the names that are too ordinary to be looked for:
    both are for the author alone. ``secrets`` are what no output may hold.
    """

    document: Document
    choice: Choice
    left_out: tuple[LeftOut, ...]
    unsearched: tuple[str, ...]
    secrets: tuple[str, ...]

    def check(self, text: str, what: str) -> None:
        """Check that an output says nothing that is withheld.

        Parameters
        ----------
        text
            The whole text of the output, escaped or not.
        what
            What to call it if it does.

        Raises
        ------
        UsageError
            If it does; the message names what leaked.
        """
        leaked = PhraseBook(self.secrets).find_in(text)
        if leaked:
            raise UsageError(
                f"{what} would still say {list_some(map(quote, leaked), 5)}, which is withheld",
                "nothing was written; mark as private whatever else says it, or change its words",
            )


def make_public(document: Document, choice: Choice = AS_IT_STANDS) -> PublicCopy:
    """Make the public copy of a model: nothing private, no notes, no posts that one person holds.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    choice
        What will be asked; a scenario or an absence is translated into the names of the copy.

    Raises
    ------
    UsageError
        If the choice names a scenario that cannot be told in public.
    """
    from stakeholder_graph.views.own_words import is_own_wording

    if document.place is None:
        raise UsageError(f"{show(document.file)} cannot be asked anything while it has errors")
    public = make_public_place(document.place, is_ordinary=is_own_wording)
    if choice.scenario in document.place.scenarios and choice.scenario not in public.scenarios:
        raise UsageError(
            f"scenario {quote(choice.scenario or '')} rests on what is withheld",
            "it cannot be told in a public copy; name those it changes one by one",
        )
    file = document.file if not PhraseBook(public.secrets).find_in(document.file) else UNNAMED_FILE
    copy = replace(
        document,
        path=Path(file),
        file=file,
        place=public.place,
        problems=tuple(each for each in document.problems if each.code == "no-messages"),
        texts={},
        tree=None,
        tables={},
        tables_sha256={},
        withheld=public.withheld,
    )
    return PublicCopy(
        document=copy,
        choice=replace(
            choice,
            scenario=public.scenarios.get(choice.scenario or "", choice.scenario),
            without=tuple(map(public.rename, choice.without)),
        ),
        left_out=public.left_out,
        unsearched=public.unsearched,
        secrets=public.secrets,
    )
