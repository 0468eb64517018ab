"""How often and how long: every form of the language, and what is nearly one."""

from datetime import date

import pytest

from stakeholder_graph.model.cadence import (
    CADENCE_HINT,
    DURATION_HINT,
    Cadence,
    Duration,
    NotUnderstoodError,
    read_cadence,
    read_cadence_dates,
    read_date,
    read_duration,
    read_spoken_cadence,
)


@pytest.mark.parametrize(
    ("written", "count", "unit"),
    [
        ("0 days", 0, "day"),
        ("1 day", 1, "day"),
        ("7 days", 7, "day"),
        ("1 week", 1, "week"),
        ("2 weeks", 2, "week"),
        ("3 months", 3, "month"),
        ("1 working day", 1, "working day"),
        ("10  working   days", 10, "working day"),
        ("3660 days", 3660, "day"),
    ],
)
def test_every_form_of_a_duration(written, count, unit):
    assert read_duration(written) == Duration(count, unit)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "5",
        "days",
        "five days",
        "-1 days",
        "1.5 weeks",
        "2 years",
        "1 quarter",
        "5days",
        "5 workdays",
        "5 Days",
        "3661 days",
        "1e3 days",
        "99999999999 days",
        "every 5 days",
        "5 days from 2012-01-01",
    ],
)
def test_what_is_no_duration_says_how_to_write_one(written):
    with pytest.raises(NotUnderstoodError) as caught:
        read_duration(written)
    assert caught.value.hint == DURATION_HINT


@pytest.mark.parametrize(
    ("written", "cadence"),
    [
        ("day", {"interval": Duration(1, "day")}),
        ("week", {"interval": Duration(1, "week")}),
        ("2 weeks", {"interval": Duration(2, "week")}),
        ("50 days", {"interval": Duration(50, "day")}),
        ("month", {"interval": Duration(1, "month")}),
        ("2 months", {"interval": Duration(2, "month")}),
        ("quarter", {"interval": Duration(3, "month")}),
        ("year", {"interval": Duration(12, "month")}),
        ("4 times a year", {"times_a_year": 4}),
        ("once a year", {"times_a_year": 1}),
        ("twice a year", {"times_a_year": 2}),
        ("monthly on the first monday", {"nth": 1, "weekday": 0}),
        ("monthly on the last thursday", {"nth": -1, "weekday": 3}),
        ("2 weeks from 2012-10-03", {"interval": Duration(2, "week"), "start": date(2012, 10, 3)}),
        ("month from 2012-10-03", {"interval": Duration(1, "month"), "start": date(2012, 10, 3)}),
    ],
)
def test_every_form_of_a_cadence_with_or_without_every(written, cadence):
    expected = Cadence(text=written, **cadence)
    assert (
        read_cadence(written)
        == read_cadence(f"every {written}")
        == read_cadence(f"  Every {written} ")
        == expected
    )


@pytest.mark.parametrize(
    ("written", "rule", "start"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=-1TH", "FREQ=MONTHLY;BYDAY=-1TH", None),
        ("DTSTART:20121003 RRULE:FREQ=WEEKLY;INTERVAL=6", "FREQ=WEEKLY;INTERVAL=6", date(2012, 10, 3)),
    ],
)
def test_a_rule_of_rfc_5545(written, rule, start):
    assert read_cadence(written) == Cadence(text=written, rule=rule, start=start)


def test_a_list_of_dates_is_sorted_and_says_each_day_once():
    found = read_cadence_dates(["2012-11-01", "2012-10-03", "2012-11-01"])
    assert found.dates == (date(2012, 10, 3), date(2012, 11, 1))
    assert str(found) == "2012-10-03, 2012-11-01"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("monthly", "write 'month'"),
        ("every fortnight", "write '2 weeks'"),
        ("Quarterly", "write 'quarter'"),
        ("annually", "write 'year'"),
        ("weekly", "write 'week'"),
        ("bi-monthly", "write '2 months'"),
        ("every now and then", CADENCE_HINT),
        ("", CADENCE_HINT),
        ("every", CADENCE_HINT),
        ("0 weeks", CADENCE_HINT),
        ("5 working days", CADENCE_HINT),
        ("4000 days", CADENCE_HINT),
        ("0 times a year", CADENCE_HINT),
        ("367 times a year", CADENCE_HINT),
        ("monthly on the fifth monday", CADENCE_HINT),
        ("monthly on the first mon", CADENCE_HINT),
        ("2 weeks from October", "write a date as 2012-10-31"),
        ("2 weeks from 2012-02-30", "write a date as 2012-10-31"),
        ("2 weeks from", CADENCE_HINT),
    ],
)
def test_what_is_no_cadence_says_how_to_write_one(written, hint):
    with pytest.raises(NotUnderstoodError) as caught:
        read_cadence(written)
    assert caught.value.hint == hint
    assert caught.value.message


@pytest.mark.parametrize(
    "written",
    [
        "RRULE:",
        "RRULE:FREQ=SOMETIMES",
        "RRULE:FREQ=HOURLY",
        "RRULE:FREQ=DAILY;BYHOUR=9",
        "RRULE:FREQ=MONTHLY;BYDAY=XX",
        "RRULE:FREQ=MONTHLY;NONSENSE=1",
        "RRULE:FREQ=MONTHLY;BYDAY=9MO",
        "RRULE:FREQ=MONTHLY;BYDAY=1TU,-6MO",
        "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=20MO",
        "RRULE:FREQ=YEARLY;BYDAY=54MO",
        "RRULE:FREQ=YEARLY;BYEASTER=400",
        "RRULE:INTERVAL=2",
        "RRULE:FREQ=DAILY;INTERVAL=1" + "0" * 200,
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(written):
    with pytest.raises(NotUnderstoodError) as caught:
        read_cadence(written)
    assert caught.value.hint == "write an RFC 5545 rule of whole days, such as RRULE:FREQ=MONTHLY;BYDAY=-1TH"


def test_a_rule_that_starts_on_no_day_is_refused():
    with pytest.raises(NotUnderstoodError, match="there is no day 2012-13-01"):
        read_cadence("DTSTART:20121301 RRULE:FREQ=DAILY")


@pytest.mark.parametrize(
    "written", ["2012-1-1", "01/10/2012", "2012-10-32", "20121001", "", "today", "2012-10-01 "]
)
def test_what_is_no_date_says_so(written):
    with pytest.raises(NotUnderstoodError) as caught:
        read_date(written)
    assert caught.value.hint == "write a date as 2012-10-31"


def test_an_empty_list_of_dates_never_happens():
    with pytest.raises(NotUnderstoodError, match="never happens"):
        read_cadence_dates([])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Monthly", "month"),
        ("once a month", "month"),
        ("once every quarter", "quarter"),
        ("per week", "week"),
        ("each year.", "year"),
        ("fortnightly", "2 weeks"),
        ("4 times a year", "4 times a year"),
        ("once a year", "year"),
        ("every 6 weeks", "6 weeks"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO", "RRULE:FREQ=MONTHLY;BYDAY=1MO"),
    ],
)
def test_cadence_as_people_say_it(said, meant):
    assert read_spoken_cadence(said) == read_cadence(meant)


@pytest.mark.parametrize("said", ["bi-monthly", "now and then", "once", "often", "", "twice a month"])
def test_what_may_mean_two_things_is_not_guessed(said):
    with pytest.raises(NotUnderstoodError):
        read_spoken_cadence(said)
