"""Is there a route, whoever passes it on: the right way round, quick, high, doubled, past somebody, without them?"""

import pytest

from tests.standards.asking import ask, ask_all, ask_twice

WHO = """
stakeholders:
  p: {name: P, kind: community}
  q: {name: Q, kind: community, roles: [seldom-heard]}
  f: {name: F, kind: forum}
  n: {name: N, kind: network}
  b: {name: B, kind: board, part_of: ccg}
  ccg: {name: CCG, kind: commissioner}
"""


def place(*channels, known_absent=(), ties=(), top=""):
    def line(text):
        ends, _, said = text.partition(" ")
        sender, receiver = ends.split(">")
        return f"{{from: {sender}, to: {receiver}, by: x{', ' + said if said else ''}}}"

    absent = ", ".join(f"{{from: {each.replace('>', ', to: ')}}}" for each in known_absent)
    tied = ", ".join("{{from: {}, is: {}, to: {}}}".format(*each.split()) for each in ties)
    return (
        f"{top}{WHO}channels: [{', '.join(map(line, channels))}]\nknown_absent: [{absent}]\nties: [{tied}]\n"
    )


UP = ("p>f", "q>f", "f>b")


@pytest.mark.parametrize(
    ("wanted", "channels", "results"),
    [
        ("{from: community, to: board}", UP, ("met", "met")),
        ("{from: board, to: community}", UP, ("cannot-tell", "not-met")),
        ("{from: community, to: board, both_ways: true}", UP, ("cannot-tell", "not-met")),
        ("{from: community, to: board, both_ways: true}", (*UP, "b>p", "b>q"), ("met", "met")),
        ("{from: community, to: board}", ("p>f", "f>b"), ("cannot-tell", "not-met")),
        ("{from: any community, to: board}", ("p>f", "f>b"), ("met", "met")),
        ("{from: community, to: board, share: 0.5}", ("p>f", "f>b"), ("met", "met")),
        ("{from: community, to: board, share: 0.6}", ("p>f", "f>b"), ("cannot-tell", "not-met")),
        ("{from: any community, to: any community}", ("p>n", "n>q"), ("met", "met")),
        (
            "{from: any community, to: any community, both_ways: true}",
            ("p>n", "n>q"),
            ("cannot-tell", "not-met"),
        ),
        ("{from: board, to: any community}", ("b>p",), ("met", "met")),
        ("{from: any board, to: community}", ("b>p",), ("cannot-tell", "not-met")),
        (
            "{from: community, to: board, carries: concern}",
            ("p>f", "q>f", "f>b carries: [decision]"),
            ("cannot-tell", "not-met"),
        ),
        (
            "{from: community, to: board, carries: decision}",
            ("p>f", "q>f", "f>b carries: [decision]"),
            ("met", "met"),
        ),
        ("{from: board, to: board}", UP, ("cannot-tell", "not-applicable")),
    ],
)
def test_a_route_is_there_the_right_way_round(wanted, channels, results, tmp_path):
    assert ask_twice(f"- route: {wanted}", place(*channels), tmp_path) == results


def test_who_hears_and_who_answers_must_be_the_same(tmp_path):
    # The council hears the forum and the board answers it: nobody does both.
    model = place("f>n", "b>f").replace("n: {name: N, kind: network}", "n: {name: N, kind: board}")
    wanted = "- route: {from: forum, to: any board, both_ways: true}"
    assert ask_twice(wanted, model, tmp_path) == ("cannot-tell", "not-met")
    assert ask_twice(wanted, model.replace("{from: b, to: f", "{from: n, to: f"), tmp_path) == ("met", "met")


def test_the_chain_that_proves_a_route_is_shown_from_sender_to_receiver(tmp_path):
    (piece,) = ask("- route: {from: any community, to: board}", place(*UP), tmp_path).evidence
    assert (piece.kind, piece.supports, piece.ids) == ("route", "met", ("p", "f", "b"))


def test_no_route_is_known_where_every_way_out_is_known_to_be_absent(tmp_path):
    everybody = ("p>q", "p>f", "p>n", "p>b", "p>ccg")
    found = ask("- route: {from: any community, to: board}", place(known_absent=everybody), tmp_path)
    assert found.result == "cannot-tell"  # of Q nothing is known
    alone = place(known_absent=everybody).replace(
        "  q: {name: Q, kind: community, roles: [seldom-heard]}\n", ""
    )
    alone = alone.replace("{from: p, to: q}, ", "")
    found = ask("- route: {from: community, to: board}", alone, tmp_path)
    assert found.result == "not-met"
    assert {piece.ids for piece in found.evidence} == {("p", "f"), ("p", "n"), ("p", "b"), ("p", "ccg")}
    back = ask("- route: {from: board, to: community}", alone, tmp_path)
    assert back.result == "cannot-tell"


@pytest.mark.parametrize(
    ("channels", "results"),
    [
        (("p>f level: involve", "f>b level: consult"), ("met", "met")),
        (("p>f level: involve", "f>b level: inform"), ("cannot-tell", "not-met")),
        (("p>f level: involve", "f>b"), ("cannot-tell", "cannot-tell")),
        (("p>f level: inform", "f>b"), ("cannot-tell", "not-met")),
        # A longer way that keeps the level will do, whatever the shortest one is like.
        (("p>b level: inform", "p>f level: consult", "f>b level: consult"), ("met", "met")),
        (("p>b", "p>f level: consult", "f>b level: consult"), ("met", "met")),
    ],
)
def test_a_level_is_kept_all_the_way(channels, results, tmp_path):
    wanted = "- route: {from: any community, to: board, level: consult}"
    alone = place(*channels).replace("  q: {name: Q, kind: community, roles: [seldom-heard]}\n", "")
    assert ask_twice(wanted, alone, tmp_path) == results


@pytest.mark.parametrize(
    ("channels", "results"),
    [
        (("p>f", "f>b", "p>n", "n>b"), ("met", "met")),
        (("p>f", "f>b", "f>n", "n>b"), ("cannot-tell", "not-met")),  # both pass by the forum
        (("p>b", "p>b"), ("cannot-tell", "not-met")),  # two channels side by side are one route
    ],
)
def test_two_routes_share_nobody(channels, results, tmp_path):
    model = place(*channels).replace("  q: {name: Q, kind: community, roles: [seldom-heard]}\n", "")
    assert ask_twice("- route: {from: community, to: board, routes: 2}", model, tmp_path) == results


DAY = "as_of: 2012-10-01\n"


@pytest.mark.parametrize(
    ("channels", "results"),
    [
        (("p>f takes: 3 days", "f>b takes: 7 days"), ("met", "met")),
        (("p>f takes: 3 days", "f>b takes: 8 days"), ("cannot-tell", "not-met")),
        (("p>f takes: 3 days", "f>b every: month"), ("cannot-tell", "not-met")),  # up to 30 days of waiting
        (("p>f takes: 3 days", "f>b"), ("cannot-tell", "met")),  # in a design, what is not said takes no time
        (("p>f takes: 11 days", "f>b"), ("cannot-tell", "not-met")),
    ],
)
def test_it_is_heard_within_ten_days(channels, results, tmp_path):
    model = place(*channels, top=DAY).replace("  q: {name: Q, kind: community, roles: [seldom-heard]}\n", "")
    assert (
        ask_twice("- route: {from: community, to: board, heard_within: 10 days}", model, tmp_path) == results
    )


ELSEWHERE = ("p>n", "p>b", "p>ccg", "f>n", "f>ccg")


@pytest.mark.parametrize(
    ("wish", "channels"),
    [
        ("level: consult", ("p>f level: involve", "f>b level: inform")),
        ("heard_within: 10 days", ("p>f takes: 3 days", "f>b takes: 8 days")),
        ("routes: 2", ("p>f", "f>b")),
    ],
)
def test_what_is_on_record_settles_it_where_there_can_be_no_other_route(wish, channels, tmp_path):
    wanted = f"- route: {{from: community, to: board, {wish}}}"
    alone = "  q: {name: Q, kind: community, roles: [seldom-heard]}\n"
    only = place(*channels, known_absent=ELSEWHERE, top=DAY).replace(alone, "")
    found = ask(wanted, only, tmp_path)
    assert found.result == "not-met"
    assert {("p", "n"), ("p", "b")} < {piece.ids for piece in found.evidence if piece.kind == "known-absent"}
    some = place(*channels, known_absent=ELSEWHERE[:2], top=DAY).replace(alone, "")
    assert ask(wanted, some, tmp_path).result == "cannot-tell"


@pytest.mark.parametrize(
    "ends",
    [
        "from: community, to: board",
        "from: any community, to: board",
        "from: community, to: any board",
        "from: any community, to: any board",
    ],
)
@pytest.mark.parametrize(("days", "result"), [(10, "met"), (9, "not-met")])
@pytest.mark.parametrize("more", ["", ", both_ways: true"])
def test_the_slowest_of_every_and_the_quickest_of_any_count(ends, days, result, more, tmp_path):
    # P needs 3 + 7 days by the forum, Q needs the same; two boards hear from the forum after the same time.
    channels = ("p>f takes: 3 days", "q>f takes: 3 days", "f>b takes: 7 days", "f>b-2 takes: 7 days")
    back = ("b>p takes: 1 day", "b>q takes: 1 day", "b-2>p takes: 1 day", "b-2>q takes: 1 day")
    model = place(*channels, *back, top=f"complete: true\n{DAY}")
    model = model.replace("  ccg:", "  b-2: {name: B2, kind: board}\n  ccg:")
    wanted = f"- route: {{{ends}, heard_within: {days} days{more}}}"
    assert ask(wanted, model, tmp_path).result == result


def test_where_the_recorded_way_is_slower_its_days_are_told_and_whether_there_is_a_quicker_one_is_asked(
    tmp_path,
):
    channels = ("p>f takes: 3 days", "q>b takes: 1 day", "f>b takes: 8 days")
    wanted = "- route: {from: community, to: board, heard_within: 10 days}"
    found = ask(wanted, place(*channels, top=DAY), tmp_path)
    assert found.result == "cannot-tell"
    silent, way = found.evidence[:2]
    assert (silent.kind, silent.ids, silent.aspect) == ("silent", ("p", "b"), "heard_within")
    assert (way.kind, way.ids) == ("route", ("p", "f", "b"))
    assert {(each.found, each.wanted) for each in (silent, way)} == {("11 days", "10 days")}


def test_with_somebody_all_that_is_part_of_them_is_gone_but_practices_and_people(tmp_path):
    model = """
        stakeholders:
          b: {name: B, kind: board}
          n: {name: N, kind: network}
          c: {name: C, kind: committee, part_of: b}
          d: {name: D, kind: group, part_of: c}
          h: {name: H, kind: practice, part_of: b}
          g: {name: G, kind: patient-group, part_of: h}
          p: {name: P, kind: community, part_of: b}
        channels: [{from: p, to: %s, by: x}, {from: %s, to: n, by: x}]
        complete: true
    """
    for passing, result in (("c", "not-met"), ("d", "not-met"), ("h", "met"), ("g", "met")):
        for wish in ("without: board", "not_via: board"):
            wanted = f"- route: {{from: community, to: network, {wish}}}"
            assert ask(wanted, model % (passing, passing), tmp_path).result == result, (passing, wish)


def test_days_are_counted_along_routes_that_survive(tmp_path):
    # By the network it takes 2 days, by the forum, which nobody else is known to run, a day.
    channels = ("p>f takes: 1 day", "f>b", "p>n takes: 2 days", "n>b")
    model = place(*channels, ties=("ccg runs f", "q runs n"), top=f"complete: true\n{DAY}")
    wanted = (
        "- route: {from: any community, to: board, heard_within: %d days, without: {run_by: commissioner}}"
    )
    assert ask(wanted % 2, model, tmp_path).result == "met"
    assert ask(wanted % 1, model, tmp_path).result == "not-met"


@pytest.mark.parametrize(
    ("channels", "results"),
    [
        (("p>f", "f>b", "p>n", "n>b"), ("met", "met")),
        (("p>f", "f>b"), ("cannot-tell", "not-met")),
        (("p>b",), ("met", "met")),
    ],
)
def test_it_is_not_passed_on_by_a_forum(channels, results, tmp_path):
    wanted = "- route: {from: any community, to: board, not_via: forum}"
    assert ask_twice(wanted, place(*channels), tmp_path) == results


def test_an_end_may_be_one_that_passes_nothing_on(tmp_path):
    wanted = "- route: {from: any forum, to: board, not_via: [forum, board]}"
    assert ask(wanted, place("f>b"), tmp_path).result == "met"


def test_a_route_that_is_lost_is_shown_as_it_is_now(tmp_path):
    wanted = "- route: {from: community, to: board, not_via: forum}"
    found = ask(wanted, place(*UP, top="complete: true\n"), tmp_path)
    routes = [piece for piece in found.evidence if piece.kind == "route"]
    assert [(piece.supports, piece.aspect, piece.role, piece.ids) for piece in routes] == [
        ("not-met", "not_via", "forum", ("p", "f", "b")),
        ("not-met", "not_via", "forum", ("q", "f", "b")),
    ]


RUN = "- route: {from: any community, to: board, without: {run_by: commissioner}}"


@pytest.mark.parametrize(
    ("ties", "results"),
    [
        (("ccg runs f",), ("cannot-tell", "not-met")),
        (("ccg funds f",), ("cannot-tell", "not-met")),
        (("ccg runs f", "n runs f"), ("met", "met")),  # somebody else runs it as well
        (("n runs f",), ("met", "met")),
        (("ccg runs f", "n funds f"), ("cannot-tell", "not-met")),  # nobody else is known to run it
        ((), ("cannot-tell", "met")),  # nobody knows who runs the forum
    ],
)
def test_what_survives_if_the_commissioner_stops_its_own_engagement(ties, results, tmp_path):
    assert ask_twice(RUN, place(*UP, ties=ties), tmp_path) == results


def test_who_runs_what_a_route_passes_by_is_asked_where_nobody_knows(tmp_path):
    found = ask(RUN, place(*UP), tmp_path)
    assert (found.evidence[0].kind, found.evidence[0].ids, found.evidence[0].aspect) == (
        "silent",
        ("f",),
        "run",
    )


def test_who_may_be_gone_is_asked_about_on_the_way_that_was_quick_enough(tmp_path):
    # By the network, which nobody is known to run, it takes no time; past it, by the provider, too long.
    model = place(
        "p>n takes: 0 days",
        "n>b takes: 0 days",
        "p>s takes: 100 days",
        "s>b takes: 100 days",
        top=DAY,
    ).replace("stakeholders:\n", "stakeholders:\n  s: {name: S, kind: provider}\n")
    wanted = (
        "- route: {from: any community, to: board, heard_within: 10 days, without: {run_by: commissioner}}"
    )
    found = ask(wanted, model, tmp_path)
    assert found.result == "cannot-tell"
    assert (found.evidence[0].kind, found.evidence[0].ids, found.evidence[0].aspect) == (
        "silent",
        ("n",),
        "run",
    )
    slow = [(each.ids, each.found) for each in found.evidence if each.aspect == "heard_within"]
    assert slow == [(("p", "n", "b"), "0 days"), (("p", "s", "b"), "200 days")]


def test_who_may_be_gone_is_asked_about_on_every_one_of_two_ways(tmp_path):
    model = place("p>f", "f>b", "p>n", "n>b", ties=("q runs f",))
    wanted = "- route: {from: it, to: board, routes: 2, without: {run_by: commissioner}}"
    found = ask_all(wanted, model, tmp_path, more="applies_to: community\n")[0]
    asked = [each.ids for each in found.evidence if (each.kind, each.aspect) == ("silent", "run")]
    assert (found.result, asked) == ("cannot-tell", [("n",)])


def test_part_of_the_commissioner_goes_with_it_but_its_board_stays(tmp_path):
    model = place(*UP).replace("kind: forum", "kind: forum, part_of: ccg")
    assert ask_twice(RUN, model, tmp_path) == ("cannot-tell", "not-met")


def test_where_people_meet_the_board_itself_that_is_its_own_engagement(tmp_path):
    assert ask_twice(RUN, place("p>b"), tmp_path) == ("cannot-tell", "not-met")
    assert ask_twice(RUN, place("p>ccg", "ccg>b"), tmp_path) == ("cannot-tell", "not-met")
    assert ask_twice(RUN, place("p>b", "p>n", "n>b", ties=("q runs n",)), tmp_path) == ("met", "met")
    # Where nobody else is there to pass it on, it is known that nothing is left.
    alone = place(known_absent=("p>f", "p>n", "p>q"), ties=("q runs f",))
    every = "- route: {from: community, to: board, without: {run_by: commissioner}}"
    assert ask(every, alone, tmp_path).result == "not-met"


def test_practices_and_what_is_part_of_them_stay(tmp_path):
    model = place("p>g", "g>b").replace(
        "stakeholders:\n",
        "stakeholders:\n  s: {name: S, kind: practice, part_of: ccg}\n"
        "  g: {name: G, kind: patient-group, part_of: s}\n",
    )
    assert ask(RUN, model, tmp_path).result == "met"


def test_what_survives_if_somebody_is_gone(tmp_path):
    wanted = "- route: {from: any community, to: any network, without: [commissioner, board]}"
    through = place("p>b", "b>n")
    past = place("p>b", "b>n", "p>f", "f>n")
    assert ask_twice(wanted, through, tmp_path) == ("cannot-tell", "not-met")
    assert ask_twice(wanted, past, tmp_path) == ("met", "met")


def test_nothing_reaches_who_is_gone_itself(tmp_path):
    wanted = "- route: {from: any community, to: board, without: board}"
    assert ask_twice(wanted, place(*UP), tmp_path) == ("not-met", "not-met")


@pytest.mark.parametrize(
    ("wanted", "results"),
    [
        ("{from: forum, to: board, without: {run_by: commissioner}}", ("not-met", "not-met")),
        ("{from: any forum, to: board, without: {run_by: commissioner}}", ("met", "met")),
        ("{from: forum, to: board, share: 0.5, without: {run_by: commissioner}}", ("met", "met")),
        ("{from: forum, to: board, share: 0.6, without: {run_by: commissioner}}", ("not-met", "not-met")),
        ("{from: board, to: forum, without: {run_by: commissioner}}", ("not-met", "not-met")),
        ("{from: board, to: any forum, without: {run_by: commissioner}}", ("met", "met")),
    ],
)
def test_who_is_gone_stays_counted_as_not_reached(wanted, results, tmp_path):
    model = place("f>b", "g>b", "b>f", "b>g", ties=("n runs f",)).replace(
        "stakeholders:\n", "stakeholders:\n  g: {name: G, kind: forum, part_of: ccg}\n"
    )
    assert ask_twice(f"- route: {wanted}", model, tmp_path) == results


def test_of_those_who_are_gone_a_share_is_told_of_all_there_were(tmp_path):
    model = place("f>b", "g>b", ties=("n runs f",)).replace(
        "stakeholders:\n", "stakeholders:\n  g: {name: G, kind: forum, part_of: ccg}\n"
    )
    wanted = "- route: {from: forum, to: board, share: 0.6, without: {run_by: commissioner}}"
    found = ask(wanted, model, tmp_path)
    assert found.evidence[0].found == "1 of 2"
    assert [each.ids for each in found.evidence if each.kind == "known-absent"] == [("g", "b")]


@pytest.mark.parametrize("wish", ["routes: 2", "level: involve"])
def test_the_way_back_needs_no_second_route_and_no_level(wish, tmp_path):
    # A way back can only be through the network, which informs and no more.
    there = ("p>b level: involve", "p>f level: involve", "f>b level: involve", "n>p level: inform")
    lost = ("b>p", "b>f", "b>ccg", "b>q", "n>f", "n>ccg", "n>q")
    wanted = f"- route: {{from: it, to: board, both_ways: true, {wish}}}"

    def judge(*channels):
        found = ask_all(wanted, place(*channels, known_absent=lost), tmp_path, more="applies_to: community\n")
        return found[0].result

    assert judge(*there) == "cannot-tell"
    assert judge(*there, "b>n") == "met"


def test_without_somebody_nobody_knows_nobody_can_tell(tmp_path):
    wanted = "- route: {from: any community, to: board, without: council}"
    assert ask_twice(wanted, place(*UP), tmp_path) == ("cannot-tell", "met")


def test_asked_of_each_there_is_one_check_for_each(tmp_path):
    found = ask_all(
        "- route: {from: it, to: board}", place("p>f", "f>b"), tmp_path, more="applies_to: community\n"
    )
    assert [(each.subject, each.result) for each in found] == [("p", "met"), ("q", "cannot-tell")]


@pytest.mark.parametrize(
    ("channels", "results"),
    [
        (("p>f carries: [challenge]", "f>b carries: [challenge]"), ("met", "met")),
        (("p>f carries: [challenge]", "f>b"), ("cannot-tell", "cannot-tell")),
        (("p>b", "p>f carries: [challenge]", "f>b carries: [challenge]"), ("met", "met")),
        (("p>f carries: [challenge]", "f>b carries: [concern]"), ("cannot-tell", "not-met")),
    ],
)
def test_what_every_step_carries_must_be_said_where_that_is_asked(channels, results, tmp_path):
    model = place(*channels).replace("  q: {name: Q, kind: community, roles: [seldom-heard]}\n", "")
    wanted = "- route: {from: community, to: board, carries: challenge, stated: true}"
    assert ask_twice(wanted, model, tmp_path) == results


def test_the_channel_that_does_not_say_what_it_carries_is_asked_about(tmp_path):
    wanted = "- route: {from: any community, to: board, carries: challenge, stated: true}"
    silent, way = ask(wanted, place("p>f carries: [challenge]", "f>b"), tmp_path).evidence
    assert (silent.kind, silent.ids, silent.aspect, silent.wanted) == (
        "silent",
        ("f", "b"),
        "carries",
        "challenge",
    )
    assert way.ids == ("p", "f", "b")
