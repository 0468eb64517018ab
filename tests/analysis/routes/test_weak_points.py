"""The only ways through, against values published or worked out by hand."""

from datetime import date

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.model.example import example_place
from tests.analysis.places import PlaceDraft, any_of, every, message

# The flow graph of Wikipedia, "Dominator (graph theory)", from 1; immediate dominators 2:1 3:2 4:2 5:2 6:2.
DOMREL = "1 -> 2; 2 -> 3, 4, 6; 3 -> 5; 4 -> 5; 5 -> 2"


def weak(place, question, type_="stakeholder", day=None):
    return {w.id: w.cuts_off for w in find_weak_points(Structure(place, day), question) if w.type == type_}


def test_the_published_dominators_of_the_domrel_figure():
    question = message("1", "2, 3, 4, 5, 6")
    place = example_place(DOMREL)
    assert weak(place, question) == {"2": ("3", "4", "5", "6")}
    assert weak(place, question, "channel") == {
        "1->2": ("2", "3", "4", "5", "6"),
        "2->3": ("3",),
        "2->4": ("4",),
        "2->6": ("6",),
    }


def test_the_published_dominators_of_lengauer_and_tarjan_as_drawn_by_boost():
    """Immediate dominators 1:0 2:1 3:1 4:3 5:4 6:4 7:1, so 1 cuts off all behind it, 3 and 4 their own."""
    place = example_place("0 -> 1; 1 -> 2, 3; 2 -> 7; 3 -> 4; 4 -> 5, 6; 5 -> 7; 6 -> 4")
    assert weak(place, message("0", "1, 2, 3, 4, 5, 6, 7")) == {
        "1": ("2", "3", "4", "5", "6", "7"),
        "3": ("4", "5", "6"),
        "4": ("5", "6"),
    }


def test_the_irreducible_figure_has_no_weak_point_but_its_sender():
    place = example_place("1 -> 2; 2 -> 1; 3 -> 2; 4 -> 1; 5 -> 3, 4")
    assert weak(place, message("5", "1, 2, 3, 4")) == {}


def test_the_two_arms_of_a_diamond_are_no_weak_points():
    place = example_place("a -> b, c -> d")
    assert find_weak_points(Structure(place), message("a", "d")) == ()
    (found,) = find_deliveries(Structure(place), message("a", "d"))
    assert (found.route, found.hops, found.independent_routes) == (("a", "b", "d"), 2, 2)


def test_absent_only_way_through_stops_every_route():
    place = example_place("board -> forum -> practice-1, practice-2")
    assert weak(place, message("board", "practice-1, practice-2")) == {"forum": ("practice-1", "practice-2")}


def test_directions_are_looked_at_one_by_one():
    """Down there is one way, up there are two: an undirected search would see two both ways."""
    place = example_place("board -> forum <-> practice; practice -> link -> board; forum -> board")
    assert weak(place, message("board", every("practice"))) == {"forum": ("practice",)}
    assert weak(place, message(every("practice"), "board")) == {}


def test_a_tree_turned_round_reaches_nobody_downwards():
    tree = "1 -> 2, 3; 2 -> 4, 5; 3 -> 6, 7"
    leaves = "4, 5, 6, 7"
    place = example_place(tree)
    assert [d.reached for d in find_deliveries(Structure(place), message("1", leaves))] == [True] * 4
    assert [d.reached for d in find_deliveries(Structure(place), message(leaves, "1"))] == [False] * 4
    assert weak(place, message("1", leaves)) == {"2": ("4", "5"), "3": ("6", "7")}
    assert weak(place, message(leaves, "1")) == {}


def test_of_two_parallel_channels_neither_is_the_only_way_and_together_they_are_one_route():
    place = PlaceDraft("a -> b").join("a", "b").build()
    assert find_weak_points(Structure(place), message("a", "b")) == ()
    (found,) = find_deliveries(Structure(place), message("a", "b"))
    assert (found.channels, found.independent_routes) == (("a->b",), 1)


def test_whoever_does_not_pass_on_still_sends_hears_and_answers():
    place = PlaceDraft("a -> b -> c; b -> a; c -> b").add("b", relays=False).build()
    structure = Structure(place)
    assert [d.reached for d in find_deliveries(structure, message("a", "b, c"))] == [True, False]
    assert [d.reached for d in find_deliveries(structure, message("b", "a, c"))] == [True, True]
    (asked,) = find_deliveries(structure, message("a", "b", answered=True))
    assert asked.loop == "two-way"


def test_a_message_of_a_kind_takes_only_channels_that_carry_it_or_do_not_say():
    place = PlaceDraft().add("a").add("b").add("c").add("d")
    place = place.join("a", "b", carries=("concern",)).join("a", "c", carries=()).join("a", "d").build()
    structure = Structure(place)
    reached = {
        kind: [d.reached for d in find_deliveries(structure, message("a", "b, c, d", kind=kind))]
        for kind in (None, "concern", "decision")
    }
    assert reached == {
        None: [True, True, True],
        "concern": [True, False, True],
        "decision": [False, False, True],
    }


def test_a_shared_dependency_that_takes_out_the_sender_or_receiver_cuts_off_too():
    for end in ("a", "d"):
        place = PlaceDraft("a -> b, c -> d").share("pot").add(end, depends_on=("pot",)).build()
        assert weak(place, message("a", "d"), "shared") == {"pot": ("a",)}


def test_a_shared_dependency_of_both_arms_is_the_only_way_although_neither_arm_is():
    draft = PlaceDraft("a -> b, c -> d").share("pot").add("b", depends_on=("pot",))
    assert find_weak_points(Structure(draft.build()), message("a", "d")) == ()
    draft.channels = [c for c in draft.channels if c.id != "c->d"]
    draft.join("c", "d", depends_on=("pot",))
    place = draft.build()
    assert weak(place, message("a", "d"), "shared") == {"pot": ("a",)}
    (found,) = find_deliveries(Structure(place), message("a", "d"))
    assert (found.independent_routes, found.independent_routes_by_shared) == (2, 1)
    assert found.independent_routes_by_shared_exact


def test_a_shared_dependency_that_no_longer_stands_takes_nothing_with_it():
    place = PlaceDraft("a -> b").share("pot", until=date(2012, 1, 31)).add("b", depends_on=("pot",)).build()
    assert weak(place, message("a", "b"), "shared", date(2012, 1, 31)) == {"pot": ("a",)}
    assert weak(place, message("a", "b"), "shared", date(2012, 2, 1)) == {}


def test_senders_any_of_whom_would_do_share_what_both_depend_on():
    """Two routes, one from each; but if the pot fails neither starts."""
    draft = PlaceDraft("a -> r; b -> r").share("pot")
    place = draft.add("a", depends_on=("pot",)).add("b", depends_on=("pot",)).build()
    (found,) = find_deliveries(Structure(place), message(any_of("a", "b"), "r"))
    assert (found.independent_routes, found.independent_routes_by_shared) == (2, 1)


def test_two_direct_channels_are_one_route_whatever_they_depend_on():
    """Worked by hand: each channel rests on one pot, the way round on both; no two of them can stay apart."""
    draft = PlaceDraft("a -> z -> r").share("p").share("q").add("z", depends_on=("p", "q"))
    place = draft.join("a", "r", depends_on=("p",)).join("a", "r", depends_on=("q",)).build()
    (found,) = find_deliveries(Structure(place), message("a", "r"))
    assert (found.independent_routes, found.independent_routes_by_shared) == (2, 1)


def test_most_people_come_first_then_most_members_then_ids():
    draft = PlaceDraft("a -> f -> p; a -> g -> q, r; a -> h -> s, t").add("p", people=10)
    place = draft.add("q", people=4).add("r").build()
    found = find_weak_points(Structure(place), message("a", "p, q, r, s, t"))
    assert [(w.id, w.people, len(w.cuts_off)) for w in found] == [
        ("a->f", 10, 1),
        ("f", 10, 1),
        ("f->p", 10, 1),
        ("a->g", 4, 2),
        ("g", 4, 2),
        ("g->q", 4, 1),
        ("a->h", None, 2),
        ("h", None, 2),
        ("g->r", None, 1),
        ("h->s", None, 1),
        ("h->t", None, 1),
    ]
