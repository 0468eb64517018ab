"""Write a large place in the model language, for measuring time and memory.

python bench/generate_place.py 10000 30000 > /tmp/large.yaml
"""

import random
import sys

MEDIA = ("meeting", "email", "report", "newsletter", "phone")
CADENCES = (
    "month",
    "week",
    "quarter",
    "50 days",
    "2 months",
    "monthly on the last thursday",
    "2 weeks from 2012-10-03",
)
LEVELS = ("inform", "consult", "involve", "collaborate", "empower")


def generate_place(stakeholder_count: int, channel_count: int, seed: int) -> str:
    """Write a valid model: one commissioner with its board, federations, forums and practices.

    Parameters
    ----------
    stakeholder_count
        How many stakeholders, at least 4.
    channel_count
        How many channels, none from a stakeholder to itself.
    seed
        The same seed gives the same text.
    """
    chance = random.Random(seed)
    federation_count = max(1, stakeholder_count // 40)
    federations = [f"federation-{number}" for number in range(1, federation_count + 1)]
    forums = [f"{federation}-forum" for federation in federations]
    practice_count = max(1, stakeholder_count - 2 - 2 * federation_count)
    practices = [f"practice-{number}" for number in range(1, practice_count + 1)]
    lines = [
        "format: stakeholder-graph/1",
        f"place: Generated place {seed}",
        "as_of: 2012-10-01",
        "",
        "stakeholders:",
        "  ccg: {name: Generated CCG, kind: commissioner}",
        "  governing-body: {name: Generated Board, kind: board, part_of: ccg, meets: every 2 months}",
    ]
    for number, (federation, forum) in enumerate(zip(federations, forums, strict=True), 1):
        lines.append(f"  {federation}: {{name: Federation {number}, kind: federation, part_of: ccg}}")
        lines.append(f"  {forum}: {{name: Health Forum {number}, kind: forum, part_of: {federation}}}")
    for number, practice in enumerate(practices, 1):
        home = federations[number % federation_count]
        lines.append(f"  {practice}: {{name: Practice {number}, kind: practice, part_of: {home}}}")
    lines += ["", "channels:"]
    everybody = ["ccg", "governing-body", *federations, *forums, *practices]
    for number in range(channel_count):
        # First a tree that joins everybody to the board, then channels by chance.
        if number + 2 < len(everybody):
            sender, receiver = everybody[chance.randrange(1, number + 2)], everybody[number + 2]
        else:
            sender, receiver = chance.sample(everybody, 2)
        lines.append(
            f"  - {{from: {sender}, to: {receiver}, by: {chance.choice(MEDIA)}, "
            f"every: {chance.choice(CADENCES)}, level: {chance.choice(LEVELS)}}}"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(generate_place(int(sys.argv[1]), int(sys.argv[2]), seed=1))
