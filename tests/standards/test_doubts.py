"""What is doubtful neither proves nor breaks a rule, and the surest proof is the one that is shown."""

from tests.standards.asking import ask

TWO_WAYS = """
    stakeholders:
      residents: {name: Residents, kind: community}
      forum: {name: Forum, kind: forum, source: minutes}
      board: {name: Board, kind: board}
    sources: {minutes: {title: Minutes, kind: public}}
    channels:
      - {from: residents, to: board, by: letter, certainty: %s, source: assumption}
      - {from: residents, to: forum, by: meeting, certainty: %s, source: minutes}
      - {from: forum, to: board, by: report, certainty: %s, source: minutes}
"""
ROUTE = "- route: {from: community, to: board}"
CHANNEL = "- channel: {from: community, to: board}"


def test_a_longer_route_that_is_sure_proves_it_before_a_shorter_one_that_is_not(tmp_path):
    found = ask(ROUTE, TWO_WAYS % ("unsure", "certain", "likely"), tmp_path)
    assert found.result == "met"
    assert found.evidence[0].ids == ("residents", "forum", "board")
    assert found.evidence[0].certainty == 0.8


def test_of_routes_as_sure_as_each_other_the_shortest_proves_it(tmp_path):
    found = ask(ROUTE, TWO_WAYS % ("unsure", "certain", "unsure"), tmp_path)
    assert (found.result, found.evidence[0].ids) == ("met", ("residents", "board"))
    assert found.evidence[0].certainty == 0.5


def test_what_only_a_doubtful_channel_proves_nobody_can_tell_and_the_channel_is_shown(tmp_path):
    for expects in (CHANNEL, ROUTE):
        for more in ("", "    complete: true\n"):
            found = ask(expects, TWO_WAYS % ("doubtful", "certain", "doubtful") + more, tmp_path)
            assert found.result == "cannot-tell"
            assert found.evidence[0].supports == "cannot-tell"
            assert found.evidence[0].ids == ("residents", "board")
            assert found.evidence[0].certainty == 0.2


def test_who_passes_it_on_can_be_the_weakest_link(tmp_path):
    model = TWO_WAYS.replace("kind: forum, source: minutes}", "kind: forum, certainty: doubtful}") % (
        "unsure",
        1,
        1,
    )
    found = ask(ROUTE, model, tmp_path)
    assert (found.result, found.evidence[0].ids) == ("met", ("residents", "board"))
    found = ask("- route: {from: community, to: board, not_via: council}", model, tmp_path)
    assert found.evidence[0].certainty == 0.5


def test_not_met_never_rests_on_what_is_doubtful(tmp_path):
    breach = """
        stakeholders:
          residents: {name: Residents, kind: community}
          board: {name: Board, kind: board}
        channels: [{from: residents, to: board, by: letter, level: inform, certainty: %s, source: memory}]
        complete: %s
    """
    level = "- channel: {from: community, to: board, level: involve}"
    assert ask(level, breach % ("likely", "false"), tmp_path).result == "not-met"
    assert ask(level, breach % ("doubtful", "false"), tmp_path).result == "cannot-tell"
    designed = ask(level, breach % ("doubtful", "true"), tmp_path)  # with it or without it
    assert (designed.result, designed.evidence[0].kind) == ("not-met", "complete")


def test_a_doubtful_word_that_there_is_none_settles_nothing(tmp_path):
    absent = """
        stakeholders:
          residents: {name: Residents, kind: community}
          board: {name: Board, kind: board}
        known_absent:
          - {from: residents, to: board, certainty: %s, source: memory}
          - {stakeholder: {kind: council}, certainty: %s, source: memory}
    """
    for expects in (CHANNEL, "- exists: {who: council}"):
        assert ask(expects, absent % ("likely", "likely"), tmp_path).result == "not-met"
        assert ask(expects, absent % ("doubtful", "doubtful"), tmp_path).result == "cannot-tell"


def test_of_several_ties_the_surest_is_shown(tmp_path):
    model = """
        stakeholders:
          forum: {name: Forum, kind: forum}
          board: {name: Board, kind: board}
        ties:
          - {from: forum, to: board, is: reports_to, certainty: doubtful, source: memory}
          - {from: forum, to: board, is: accountable_to, certainty: certain, source: memory}
    """
    found = ask("- tie: {from: forum, to: board, is: [reports_to, accountable_to]}", model, tmp_path)
    assert [each.aspect for each in found.evidence] == ["accountable_to"]


def test_where_any_will_do_the_surest_proves_it(tmp_path):
    model = """
        stakeholders:
          first: {name: First forum, kind: forum}
          second: {name: Second forum, kind: forum}
          board: {name: Board, kind: board}
        channels:
          - {from: first, to: board, by: report, certainty: unsure, source: memory}
          - {from: second, to: board, by: report, certainty: certain, source: memory}
    """
    found = ask("- channel: {from: any forum, to: board}", model, tmp_path)
    assert (found.result, found.evidence[0].ids) == ("met", ("second", "board"))


def test_nobody_can_tell_of_one_who_is_only_doubtfully_there(tmp_path):
    model = """
        complete: true
        stakeholders:
          forum: {name: Forum, kind: forum, certainty: doubtful}
          board: {name: Board, kind: board}
        channels: [{from: forum, to: board, by: report}]
    """
    expects, more = "- channel: {from: it, to: board}", "applies_to: forum\n"
    assert ask(expects, model, tmp_path, more=more).result == "cannot-tell"
    assert ask("- exists: {who: forum}", model, tmp_path).result == "cannot-tell"
