"""Compare whole commands on Somerset, as processes, with importing networkx.

python bench/time_commands.py [RUNS]

Commands and peer take turns, so that a machine that slows down slows both. Prints median wall time, peak memory
and the ratio to the peer.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PEER = [sys.executable, "-c", "import networkx"]
COMMANDS = ("validate", "weak-points", "trace", "silos", "review", "audit", "analyse")


def measure(command: list[str]) -> tuple[float, float]:
    """Return the wall seconds and the peak memory in MiB of one run of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    subprocess.run([sys.executable, "-m", "compileall", "-q", "stakeholder_graph"], cwd=ROOT, check=True)
    print(f"{'command':12} {'wall s':>7} {'MiB':>6} {'import networkx s':>18} {'MiB':>6} {'ratio':>6}")
    for name in COMMANDS:
        command = [sys.executable, "-m", "stakeholder_graph", name, "models/somerset.yaml"]
        measure(command), measure(PEER)
        ours, peers = zip(*((measure(command), measure(PEER)) for _ in range(runs)), strict=True)
        wall, memory = (median(each[part] for each in ours) for part in (0, 1))
        peer_wall, peer_memory = (median(each[part] for each in peers) for part in (0, 1))
        ratio = median(one[0] / other[0] for one, other in zip(ours, peers, strict=True))
        print(f"{name:12} {wall:7.3f} {memory:6.0f} {peer_wall:18.3f} {peer_memory:6.0f} {ratio:6.2f}")


if __name__ == "__main__":
    main()
