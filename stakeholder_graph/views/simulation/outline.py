"""What does `simulate` say, and in which order? When who hears, who is last, what they wait for, what a loss does."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.simulations import CurvePoint, SimulatedLoss, Simulation
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.simulation import sentences as simulation_sentences
from stakeholder_graph.views.words import Names, say_number, say_share, start_sentence

STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 365)
"""How many days may lie between the rows of a curve."""
ROWS_ON_SCREEN = 8
ROWS_IN_FULL = 26
LATE_SHOWN = 3
WAITS_SHOWN = 5
LEAST_WAIT_DAYS = 0.5
"""Shorter waits are left out on a screen."""


def outline_simulation(reading: Reading) -> Iterator[Section]:
    """Tell each message in one section."""
    for message in reading.answer.messages or ():
        if message.simulation is not None:
            yield Section(
                title=sentences.describe_message(message),
                blocks=tuple(_tell(reading, message, message.simulation)),
            )


def _tell(reading: Reading, message: MessageAnswer, simulation: Simulation) -> Iterator[Block]:
    names = reading.names
    told = (
        simulation_sentences.describe_spread(message, simulation, names),
        simulation_sentences.describe_people(message, simulation),
        simulation_sentences.describe_answers(message, simulation, names),
    )
    yield from (Say(text=each) for each in told if each)
    if not simulation.heard_share:
        return
    asked = simulation.losses[0] if simulation.losses and simulation.losses[0].curve else None
    if asked is not None:
        yield from _tell_losses(message, simulation, names)
    yield from _tabulate_curve(reading, message, simulation, asked)
    yield from _tell_late(reading, message, simulation)
    yield from _tell_waits(reading, simulation)
    if asked is None:
        yield from _tell_losses(message, simulation, names)


def _tabulate_curve(
    reading: Reading, message: MessageAnswer, simulation: Simulation, asked: SimulatedLoss | None
) -> Iterator[Block]:
    """Tabulate the share that has heard by some days; nothing for one delivery, or where all happens on a day."""
    last = simulation.curve[-1].day
    most = ROWS_IN_FULL if reading.full else ROWS_ON_SCREEN
    step = next((each for each in STEPS if last // each < most - 1), STEPS[-1])
    if not last or message.delivery_count < 2:
        return
    days = [*range(0, last, step), last]
    lost = f"Without {reading.names.call(asked.id.replace(':', '->'))}" if asked is not None else ""
    done = start_sentence(simulation_sentences.OUT[message.counted][0])
    columns = ("By day", f"{done}, middle world", "In 90 of 100 worlds", *((lost,) if lost else ()))
    yield Table(
        columns=columns,
        rows=tuple(
            (
                say_number(day),
                say_share(point.median),
                f"{say_share(point.low)} to {say_share(point.high)}",
                *((say_share(find_point(asked.curve, day).median),) if asked is not None else ()),
            )
            for day in days
            for point in [find_point(simulation.curve, day)]
        ),
    )


def find_point(curve: Sequence[CurvePoint], day: int) -> CurvePoint:
    """Return the point of a curve that holds on a day."""
    return [each for each in curve if each.day <= day][-1]


def _tell_late(reading: Reading, message: MessageAnswer, simulation: Simulation) -> Iterator[Block]:
    """Name those that never hear, and the last of the others, where it makes a difference who it is."""
    if message.delivery_count < 2:
        return
    never = sorted(each.member for each in simulation.members if not each.heard_share)
    rest = [each for each in simulation.members if each.heard_share]
    differ = len({(each.late_days, each.typical_days) for each in rest}) > 1
    items = []
    if never:
        items.append(simulation_sentences.describe_never(never, reading.names, reading.limit(3)))
    if differ:
        late = [simulation_sentences.describe_late_member(each, reading.names) for each in rest]
        items += reading.cut(late, LATE_SHOWN, "--format markdown lists them all")
    if items:
        yield Say(text=LAST[message.counted])
        yield Bullets(items=tuple(items))


LAST = {
    "receivers": "Who hears last:",
    "senders": "Who is heard last:",
    "pairs": "What arrives last:",
}


def _tell_waits(reading: Reading, simulation: Simulation) -> Iterator[Block]:
    mean = simulation.mean_days
    groups = simulation_sentences.group_waits(simulation.lateness, reading.names)
    if not reading.full:
        long = [each for each in groups if sum(wait.mean_days for wait in each) >= LEAST_WAIT_DAYS]
        groups = (long or groups)[:WAITS_SHOWN]
    if mean is None or not groups:
        return
    yield Say(text=f"What the average journey, of {say_number(round(mean))} days, waits for:")
    yield Bullets(
        items=tuple(simulation_sentences.describe_waits(each, mean, reading.names) for each in groups)
    )


def _tell_losses(message: MessageAnswer, simulation: Simulation, names: Names) -> Iterator[Block]:
    items = tuple(
        simulation_sentences.describe_losses(each, message, simulation, names)
        for each in simulation_sentences.group_losses(simulation.losses)
    )
    if items:
        yield Say(text="What a loss would do, in the same worlds:")
        yield Bullets(items=items)
