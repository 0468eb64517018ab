"""Two people's models of one place, laid side by side."""

from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.models import compare_models, measure_assumed_existence
from stakeholder_graph.assess.setting import AS_IT_STANDS, Setting, name_everything
from stakeholder_graph.documents.document import Document
from stakeholder_graph.results.answers import Answer, AssumedShare


def agree(first: Document, second: Document) -> Answer:
    """Tell where two models of one place agree, what only one of them has, and what they tell otherwise.

    All that they hold is compared, whatever the day. The answer is about the place as the first model names it; an
    id that both use is named as the first does.

    Parameters
    ----------
    first, second
        Models without errors; they are not changed.
    """
    settings = Setting(first, AS_IT_STANDS), Setting(second, AS_IT_STANDS)
    places = settings[0].place, settings[1].place
    named = {each.id: each for setting in reversed(settings) for each in name_everything(setting.structure)}
    answer = settings[0].answer(
        "agree",
        {"second": second.file, "second_sha256": second.sha256},
        assumed=AssumedShare(existence=measure_assumed_existence(places)),
    )
    return replace(
        answer,
        stakeholders=tuple(named[each] for each in sorted(named)),
        tables_sha256={**second.tables_sha256, **first.tables_sha256},
        agreement=compare_models(*places, (first.file, second.file)),
    )
