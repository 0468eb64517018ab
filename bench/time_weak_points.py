"""Compare finding all weak points of a large place with the dominator trees of networkx and rustworkx.

python bench/time_weak_points.py [STAKEHOLDERS CHANNELS]

The peers only build one dominator tree on a graph that is ready; ours also finds the channels that are the only way
through, gathers whom each weak point cuts off, and counts the people. Each runs in a process of its own, which
prints the seconds of the work without reading, and its peak memory.
"""

import resource
import subprocess
import sys
import time
from random import Random

RUNS = 3


def build_structure(stakeholder_count: int, channel_count: int):
    """Build a hierarchy in which most hear from one above and pass on to it, with channels across at random."""
    from stakeholder_graph.analysis.place.structure import Structure
    from stakeholder_graph.model.lines import Numbering
    from stakeholder_graph.model.place import Place
    from stakeholder_graph.model.records import Channel, Stakeholder, Terms
    from stakeholder_graph.model.vocabulary import KINDS

    random = Random(1)
    ids = [f"s-{number:06}" for number in range(stakeholder_count)]
    pairs = []
    for number in range(1, stakeholder_count):
        above = random.randrange(max(0, number // 30 - 2), number // 30 + 1)
        pairs += [(ids[above], ids[number]), (ids[number], ids[above])]
    while len(pairs) < channel_count:
        pairs.append(tuple(random.sample(ids, 2)))
    numbering, terms = Numbering(), Terms(by="meeting")
    return Structure(
        Place(
            name="Large",
            kinds=KINDS,
            stakeholders={
                each: Stakeholder(id=each, name=each, kind="practice", people=1000) for each in ids
            },
            channels=tuple(
                Channel(id=numbering.take_id(*pair), sender=pair[0], receiver=pair[1], terms=terms)
                for pair in pairs
            ),
        )
    )


def choose_message(structure):
    from stakeholder_graph.model.records import End, Message

    everybody = End(members=tuple(structure.ids), quantity="every")
    sender = End(members=(structure.ids[0],), quantity="every", is_group=False)
    return 0, Message(id="down", senders=sender, receivers=everybody)


def build_work(who: str, structure):
    top, message = choose_message(structure)
    if who == "ours":
        from stakeholder_graph.analysis.routes.weak_points import find_weak_points

        return lambda: find_weak_points(structure, message)
    pairs = list(zip(structure.graph.tails, structure.graph.heads, strict=True))
    if who == "networkx":
        import networkx

        graph = networkx.MultiDiGraph(pairs)
        return lambda: networkx.immediate_dominators(graph, top)
    import rustworkx

    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(len(structure.ids)))
    graph.add_edges_from_no_data(pairs)
    return lambda: rustworkx.immediate_dominators(graph, top)


def main() -> None:
    sizes = sys.argv[1:3] or ["60000", "173000"]
    if len(sys.argv) > 3:
        work = build_work(sys.argv[3], build_structure(*map(int, sizes)))
        seconds = []
        for _ in range(RUNS):
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
        print(min(seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    print(f"{int(sizes[0]):,} stakeholders, {int(sizes[1]):,} channels")
    results = {}
    for who in ("ours", "networkx", "rustworkx"):
        output = subprocess.run(
            [sys.executable, __file__, *sizes, who], check=True, capture_output=True, text=True
        ).stdout
        results[who] = tuple(map(float, output.split()))
    for who, (seconds, memory) in results.items():
        ratio = results["ours"][0] / seconds
        print(f"{who:10} {seconds:7.2f} s {memory:7.0f} MiB   ours / this {ratio:6.2f}")


if __name__ == "__main__":
    main()
