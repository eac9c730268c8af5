#!/usr/bin/env python3
"""`report` killed at random moments while it writes into a folder that is there: always one whole edition, never a mix.

Two editions of a small report (two seeds) are made apart; then each run writes the other one over what stands there and gets
SIGKILL, or one of the signals that it may tidy up after, at a random moment. After each, the folder is byte for byte one of the
two, `verify` says so, and a run that is let through leaves nothing of its own behind. Usage: kills.py TOOL [--kills N] [--seed N]
"""
import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("tool")
parser.add_argument("--kills", type=int, default=1000)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
tool, rng = os.path.abspath(options.tool), random.Random(options.seed)
environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}


def command(seed, out):
    return [tool, "report", "--data", "p.csv", "--entity", "e", "--time", "t", "--value", "y", "--steps", "1", "--draws", "50",
            "--seed", str(seed), "--out", out, "--quiet"]


def state(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


with tempfile.TemporaryDirectory() as name:
    place = Path(name)
    rows = [f"E{unit},{2000 + 2 * time},{unit / 10 + time / 50 + (unit * time % 3) / 40:.3f}" for unit in range(8) for time in range(8)]
    (place / "p.csv").write_text("e,t,y\n" + "\n".join(rows) + "\n")
    editions = {}
    for seed in (1, 2):
        start = time.monotonic()
        subprocess.run(command(seed, f"edition-{seed}"), cwd=place, env=environment, check=True)
        editions[seed] = state(place / f"edition-{seed}")
        length = time.monotonic() - start
    assert editions[1] != editions[2]
    out = place / "out"
    subprocess.run(command(1, "out"), cwd=place, env=environment, check=True)
    found, killed, runs, wrong = {1: 0, 2: 0}, 0, 0, []
    # A run that ended before its signal came is no kill: the number asked for counts kills.
    while killed < options.kills:
        runs += 1
        now = next(seed for seed in editions if state(out) == editions[seed])
        process = subprocess.Popen(command(3 - now, "out"), cwd=place, env=environment, stderr=subprocess.DEVNULL)
        # Most kills fall where the folder is written: in the last third of a run.
        time.sleep(length * (rng.random() if rng.random() < 0.3 else rng.uniform(0.6, 1.1)))
        process.send_signal(rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
        # How long a run takes depends on what else the machine does: the moments follow it.
        is_killed = process.wait() != 0
        killed += is_killed
        length *= 1.04 if is_killed else 0.92
        after = state(out)
        edition = next((seed for seed in editions if after == editions[seed]), None)
        if edition is None:
            differing = [path for path in set(after) | set(editions[1]) if after.get(path) not in
                         (editions[1].get(path), editions[2].get(path))]
            wrong.append(f"run {runs}: a mix of two editions, or less; neither: {differing[:5]}")
            break
        found[edition] += 1
    # What the killed runs left, as if half a minute had passed: nobody holds its lock, and the next run clears it.
    leftovers = list(place.glob(".lintasan-partial-*"))
    for path in leftovers:
        os.utime(path, (time.time() - 60, time.time() - 60))
    subprocess.run(command(1, "out"), cwd=place, env=environment, check=True)
    checked = subprocess.run([tool, "verify", "out/manifest.json", "--quiet"], cwd=place, env=environment).returncode
    left = [path.name for path in place.iterdir() if path.name not in ("p.csv", "out", "edition-1", "edition-2")]
    if checked:
        wrong.append("verify does not hold after the last run")
    if left:
        wrong.append(f"left behind: {left}")
for line in wrong:
    print(line)
print(f"{killed} of {runs} runs killed before they ended; the folder was whole each time: {found[1]} times the first "
      f"edition, {found[2]} times the second; {len(leftovers)} folders of killed runs were cleared by the next")
sys.exit(1 if wrong else 0)
