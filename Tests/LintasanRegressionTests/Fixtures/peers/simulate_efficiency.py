"""How often the bootstrap's intervals of efficiencies hold the true one, in samples whose frontier is known.

One input x ~ U(1, 9), one output sqrt(x) exp(-u) with u half normal: the true output efficiency is exp(-u), returns vary.
Run: python3 simulate_efficiency.py LINTASAN   (a release build; Python's standard library alone)
Prints one line a sample size: units, samples, draws, share of units whose interval at 95 % holds the true efficiency.
"""
import csv
import io
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

program = sys.argv[1]
DRAWS = 500
for units, samples in [(60, 60), (193, 25)]:
    held = total = 0
    for sample in range(samples):
        generator = random.Random(1_000 * units + sample)
        rows = []
        for unit in range(units):
            x, u = generator.uniform(1, 9), abs(generator.gauss(0, 0.3))
            rows.append((f"u{unit}", x, math.sqrt(x) * math.exp(-u), math.exp(-u)))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "units.csv"
            path.write_text("id,x,y\n" + "".join(f"{n},{x!r},{y!r}\n" for n, x, y, _ in rows))
            out = subprocess.run(
                [program, "efficiency", "--data", path, "--entity", "id", "--inputs", "x", "--outputs", "y", "--returns", "vrs",
                 "--orientation", "output", "--draws", str(DRAWS), "--seed", str(sample + 1), "--format", "csv"],
                check=True, capture_output=True, text=True).stdout
        truth = {name: efficiency for name, _, _, efficiency in rows}
        for row in csv.DictReader(io.StringIO(out)):
            total += 1
            held += float(row["lower"]) <= truth[row["entity"]] <= float(row["upper"])
    print(f"{units} units, {samples} samples, {DRAWS} draws: {held / total:.3f}")
