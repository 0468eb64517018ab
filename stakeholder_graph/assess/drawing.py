"""From document to page: analysed, laid out and drawn."""

from collections.abc import Sequence

from stakeholder_graph.assess.besides import Other, build_besides, find_own_scenarios
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.assess.surveying import is_surveyed, survey
from stakeholder_graph.assess.wires import wire
from stakeholder_graph.documents.document import Document
from stakeholder_graph.layout import build_scene


def build_page(
    document: Document, choice: Choice = AS_IT_STANDS, *, others: Sequence[Other] | None = None
) -> str:
    """Build the interactive page of a place: one self-contained HTML file.

    Parameters
    ----------
    document, choice
        As for `analyse`.
    others
        What can be looked at side by side with it; the scenarios of the model itself if None.

    Raises
    ------
    UsageError
        As for `analyse`.
    """
    from stakeholder_graph.assess.auditing import audit
    from stakeholder_graph.views.analysis.three_headlines import find_three_headlines
    from stakeholder_graph.views.frame import CAUTION, describe_assumed
    from stakeholder_graph.views.page.page import SURVEYED, Content, render_page
    from stakeholder_graph.views.withheld_sentences import describe_withheld

    setting = Setting(document, choice)
    surveyed = is_surveyed(setting)
    answer = survey(document, choice) if surveyed else analyse(document, choice, dated=True)
    others = find_own_scenarios(document, choice) if others is None else others
    reach, days, only_way = find_three_headlines(answer)
    content = Content(
        scene=build_scene(setting.place, answer),
        answer=answer,
        headlines=(reach, only_way) if surveyed else (reach, days, only_way),
        assumed=describe_assumed(answer.assumed_share),
        caution=f"{CAUTION} {SURVEYED}" if surveyed else CAUTION,
        audit=None if surveyed else audit(document, choice),
        left_out=() if answer.withheld is None else tuple(describe_withheld(answer.withheld)),
        wiring=wire(setting),
        besides=build_besides(document, choice, answer, others),
    )
    return render_page(content)
