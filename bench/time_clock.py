"""Count the days of a whole year from one board in a large place, and compare with doing so day by day.

python bench/time_clock.py [STAKEHOLDERS CHANNELS]

A start on each of 365 days, in one sweep, plainly and compiled by numba (the extra `fast`): once with every unknown
phase as lucky and once as unlucky as can be, which bounds all days, and once with phases drawn for each start. The
peer is a search over networkx's adjacency that takes the earliest arrival first, for one start after the other; it
does a few starts of the drawn year, whose days must be the same, and is reckoned up to 365. The place is not read
from a file, and has the cadences of `generate_place`; building its structure, its timetable and what lies between the
board and everybody is told apart. Seconds of processor time on one thread; the median of the turns.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from heapq import heappop, heappush
from statistics import median
from typing import Any

import networkx
from generate_place import CADENCES

from stakeholder_graph.analysis.clock.journeys import Journeys
from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.worlds import Course
from stakeholder_graph.analysis.place.deliveries import Asked, Fan
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph import arrivals
from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.model.cadence import read_cadence, read_duration
from stakeholder_graph.model.lines import Numbering
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Stakeholder, Terms
from stakeholder_graph.model.vocabulary import KINDS

TURNS = 3
START_COUNT = 365
FIRST = date(2012, 10, 1)


def build_place(stakeholder_count: int, channel_count: int) -> Place:
    """Build a hierarchy in which most hear from one above and pass on to it, with channels across at random."""
    dice = random.Random(1)
    ids = [f"s-{number:06}" for number in range(stakeholder_count)]
    pairs = []
    for number in range(1, stakeholder_count):
        above = dice.randrange(max(0, number // 30 - 2), number // 30 + 1)
        pairs += [(ids[above], ids[number]), (ids[number], ids[above])]
    while len(pairs) < channel_count:
        pairs.append(tuple(dice.sample(ids, 2)))
    cadences = [read_cadence(each) for each in CADENCES]
    takes = [None, None, *map(read_duration, ("1 day", "1 week", "5 working days"))]
    numbering = Numbering()
    return Place(
        name="Large",
        as_of=FIRST,
        kinds=KINDS,
        stakeholders={
            each: Stakeholder(
                id=each,
                name=each,
                kind="practice" if number else "board",
                meets=dice.choice(cadences) if dice.random() < 0.2 else None,
            )
            for number, each in enumerate(ids)
        },
        channels=tuple(
            Channel(
                id=numbering.take_id(*pair),
                sender=pair[0],
                receiver=pair[1],
                terms=Terms(by="meeting", every=dice.choice(cadences), takes=dice.choice(takes)),
            )
            for pair in pairs
        ),
    )


def measure(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def tell(what: str, work: Callable[[], Any]) -> Any:
    seconds, result = measure(work)
    print(f"{what:40} {seconds:8.2f} s", flush=True)
    return result


def build_search(graph: Digraph, schedule: arrivals.Schedule) -> Callable[[int], list[int]]:
    """Build the search from vertex 0 for the start and the world of one number: Dijkstra's way, in plain Python."""
    place = networkx.MultiDiGraph()
    place.add_nodes_from(range(graph.vertex_count))
    place.add_edges_from(zip(graph.tails, graph.heads, range(graph.arc_count), strict=True))
    tables, never = [each.tolist() for each in schedule.tables], schedule.tables.shape[1] - 1
    departs, period, takes, due, meets, meets_period, periods = (each.tolist() for each in schedule[1:8])

    def search(world: int) -> list[int]:
        phases = schedule.phases[:, world].tolist()

        def wait(day: int, table: int, number: int) -> int:
            day = tables[table][day]
            while number >= 0:
                length, parts = periods[number]
                found = min(day + (phases[number] - day * parts) % length // parts, never)
                day = tables[table][found]
                if day == found:
                    break
            return day

        heard = [never] * graph.vertex_count
        heap = [(world, 0)]
        heard[0] = world
        while heap:
            day, vertex = heappop(heap)
            if day > heard[vertex]:
                continue
            for head, channels in place.adj[vertex].items():
                for arc in channels:
                    then = tables[takes[arc]][wait(day, departs[arc], period[arc])]
                    if due[head] >= 0:
                        then = wait(tables[due[head]][then], meets[head], meets_period[head])
                    if then < heard[head]:
                        heard[head] = then
                        heappush(heap, (then, head))
        return heard

    return search


def follow(structure: Structure, timetable: Timetable) -> Course:
    """Find who is reached from the first stakeholder, and all that lies on the way."""
    board = structure.ids[0]
    everybody = [Asked((board,), (each,), each) for each in structure.ids[1:]]
    tried, fan = (Fan(structure, None, (board,), downwards=True, any_root=False) for _ in range(2))
    for one in everybody:
        tried.add(one)
    for one, reached in zip(everybody, tried.reached, strict=True):
        if reached:
            fan.add(one)
    return Journeys(fan, timetable).build_shared_course()


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:3]] or [60_000, 173_000]
    place = build_place(*sizes)
    print(f"{sizes[0]:,} stakeholders, {sizes[1]:,} channels, {START_COUNT} days to start")
    structure = tell("structure", partial(Structure, place, later=True))
    timetable = tell("timetable", partial(Timetable, structure, FIRST))
    course = tell("who is reached, and by what", partial(follow, structure, timetable))
    drawn = tell("phases drawn", partial(timetable.sample, START_COUNT, seed=1))
    schedules = {"bounds": (timetable.soonest, timetable.latest), "drawn phases": (drawn,)}
    ready = timetable.stretch.days[:START_COUNT]
    kernel = arrivals._spread
    runners = {"plain": kernel.plain, "fast": kernel.compile()}
    one = drawn._replace(phases=drawn.phases[:, :1].copy())
    tell("compiled code made or loaded", partial(runners["fast"], course.part, 1, ready[:1], one))
    search = build_search(structure.graph, drawn)

    taken: dict[tuple[str, str], list[float]] = {}
    for turn in range(TURNS):
        start = turn * START_COUNT // TURNS
        seconds, heard = measure(partial(search, start))
        taken.setdefault(("drawn phases", "networkx"), []).append(seconds * START_COUNT)
        for way, runner in runners.items():
            for what, swept in schedules.items():
                parts = [measure(partial(runner, course.part, 1, ready, each)) for each in swept]
                taken.setdefault((what, way), []).append(sum(seconds for seconds, _ in parts))
            if [heard[each] for each in course.part.vertices] != parts[-1][1][:, start].tolist():
                sys.exit(f"a start on day {start} is not heard on the same days, {way}")
    for (what, way), seconds in taken.items():
        print(f"{f'{what}, {way}':40} {median(seconds):8.2f} s{compare(taken, what, way)}")


def compare(taken: dict[tuple[str, str], list[float]], what: str, way: str) -> str:
    told = ""
    for other in ("networkx", "plain"):
        if (what, other) in taken and way not in {other, "networkx"}:
            ratio = median(a / b for a, b in zip(taken[what, other], taken[what, way], strict=True))
            told += f"   {ratio:,.1f} times {other}"
    return told


if __name__ == "__main__":
    main()
