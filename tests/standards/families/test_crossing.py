"""Do groups hear one another, across services, organisations or sectors?"""

import pytest

from tests.standards.asking import ask, ask_twice

WHO = """
stakeholders:
  a: {name: A, kind: provider, services: [mental-health], sector: nhs-provider}
  b: {name: B, kind: provider, services: [cancer], sector: vcs}
  ward: {name: Ward, kind: group, part_of: b}
  n: {name: N, kind: network}
"""


def place(*channels):
    lines = (f"{{from: {each.split('>')[0]}, to: {each.split('>')[1]}, by: x}}" for each in channels)
    return f"{WHO}channels: [{', '.join(lines)}]\n"


@pytest.mark.parametrize(
    ("wanted", "channels", "results"),
    [
        ("{who: provider, by: service}", ("a>b", "b>a"), ("met", "met")),
        ("{who: provider, by: service}", ("a>b",), ("cannot-tell", "not-met")),
        ("{who: provider, by: sector}", ("a>b", "b>a"), ("met", "met")),
        ("{who: provider, by: organisation}", ("a>ward", "ward>a"), ("met", "met")),  # through a part of it
        ("{who: provider, by: service}", ("a>n", "n>b", "b>n", "n>a"), ("cannot-tell", "not-met")),
        ("{who: provider, by: service, through: network}", ("a>n", "n>b", "b>n", "n>a"), ("met", "met")),
        ("{who: provider, by: service, through: network}", ("a>n", "b>n", "n>a"), ("cannot-tell", "not-met")),
        ("{who: network, by: service}", ("a>b",), ("cannot-tell", "not-applicable")),
        ("{who: council, by: service}", ("a>b",), ("cannot-tell", "not-applicable")),
    ],
)
def test_each_group_hears_another_and_is_heard(wanted, channels, results, tmp_path):
    assert ask_twice(f"- crosses: {wanted}", place(*channels), tmp_path) == results


@pytest.mark.parametrize(
    ("b", "results"),
    [
        ("", ("cannot-tell", "not-applicable")),  # A alone has both services: nobody is there to hear it
        (
            "  b: {name: B, kind: provider, services: [cancer, mental-health]}",
            ("cannot-tell", "not-applicable"),
        ),
        ("  b: {name: B, kind: provider, services: [cancer]}", ("cannot-tell", "not-met")),
    ],
)
def test_services_of_one_provider_are_no_groups_that_could_hear_one_another(b, results, tmp_path):
    model = (
        "stakeholders:\n  a: {name: A, kind: provider, services: [mental-health, cancer]}\n"
        f"  n: {{name: N, kind: network}}\n{b}\nchannels: [{{from: a, to: n, by: x}}]\n"
    )
    assert ask_twice("- crosses: {who: provider, by: service}", model, tmp_path) == results
    assert ask("- crosses: {who: provider, by: service}", model, tmp_path).evidence


def test_one_in_between_is_shown_as_a_route(tmp_path):
    found = ask(
        "- crosses: {who: provider, by: service, through: network}",
        place("a>n", "n>b", "b>n", "n>a"),
        tmp_path,
    )
    assert {(each.kind, each.ids) for each in found.evidence} == {
        ("route", ("a", "n", "b")), ("route", ("b", "n", "a")),
    }  # fmt: skip


def test_where_every_channel_between_groups_is_known_to_be_absent_they_do_not_hear_each_other(tmp_path):
    model = place("a>b").replace("channels:", "known_absent: [{from: [b, ward], to: a}]\nchannels:")
    assert ask("- crosses: {who: provider, by: service}", model, tmp_path).result == "not-met"
