"""How often the bootstrap's intervals of efficiencies hold the true one, in samples whose frontier is known.

Inputs ~ U(1, 9); the frontier is a power of the inputs' geometric mean (1/2 with variable returns, 1 with constant), spread
over two outputs by an angle; a unit falls short of it (or uses more than it) by exp(-u), u half normal or exponential.
Run: python3 simulate_efficiency.py LINTASAN   (a release build; Python's standard library alone; about ten minutes)
Writes simulate_efficiency.json: coverage of all units, of those on the estimated frontier and of the others; and one small
sample with how many of its intervals hold, which a test repeats.
"""
import csv
import io
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).parent
DRAWS = 500
SAMPLES = {25: 60, 60: 30, 100: 20, 193: 12}
DESIGNS = [  # inputs, outputs, returns, orientation, inefficiency
    (1, 1, "vrs", "output", "half normal"), (2, 1, "vrs", "output", "half normal"), (1, 2, "vrs", "output", "half normal"),
    (2, 2, "vrs", "output", "half normal"), (2, 2, "vrs", "output", "exponential"), (1, 1, "vrs", "input", "exponential"),
    (1, 1, "crs", "input", "half normal"), (2, 1, "crs", "output", "half normal"), (2, 2, "crs", "input", "half normal"),
]


def sample(design, units, number):
    m, s, returns, orientation, law = design
    generator = random.Random(f"{design} {units} {number}")
    rows = []
    for _ in range(units):
        x = [generator.uniform(1, 9) for _ in range(m)]
        frontier = math.prod(x) ** ((0.5 if returns == "vrs" else 1) / m)
        angle = math.pi / 2 * generator.uniform(0.15, 0.85)
        y = [frontier] if s == 1 else [frontier * math.cos(angle), frontier * math.sin(angle)]
        u = abs(generator.gauss(0, 0.3)) if law == "half normal" else generator.expovariate(1 / 0.3)
        truth = math.exp(-u)
        if orientation == "input":
            x = [value / truth for value in x]
        else:
            y = [value * truth for value in y]
        rows.append((x, y, truth))
    return rows


def run(program, design, rows, draws, seed):
    m, s, returns, orientation, _ = design
    names = [f"x{i}" for i in range(m)], [f"y{i}" for i in range(s)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.csv"
        lines = [",".join(["id", *names[0], *names[1]])]
        lines += [",".join([f"u{i}", *map(repr, x + y)]) for i, (x, y, _) in enumerate(rows)]
        path.write_text("\n".join(lines) + "\n")
        out = subprocess.run(
            [program, "efficiency", "--data", path, "--entity", "id", "--inputs", ",".join(names[0]), "--outputs",
             ",".join(names[1]), "--returns", returns, "--orientation", orientation, "--draws", str(draws), "--seed",
             str(seed), "--format", "csv"], check=True, capture_output=True, text=True).stdout
    held = {True: [0, 0], False: [0, 0]}
    for row in csv.DictReader(io.StringIO(out)):
        count = held[row["on_frontier"] == "true"]
        count[1] += 1
        count[0] += float(row["lower"]) <= rows[int(row["entity"][1:])][2] <= float(row["upper"])
    return held


if __name__ == "__main__":
    program = sys.argv[1]
    cells = []
    for design in DESIGNS:
        for units, samples in SAMPLES.items():
            total = {True: [0, 0], False: [0, 0]}
            # With a single ray the units of a sample all hold or none does.
            samples *= 20 if design[:3] == (1, 1, "crs") else 1
            for number in range(samples):
                held = run(program, design, sample(design, units, number), DRAWS, number + 1)
                for key, (inside, count) in held.items():
                    total[key][0] += inside
                    total[key][1] += count
            share = lambda *counts: round(sum(c[0] for c in counts) / max(1, sum(c[1] for c in counts)), 4)
            m, s, returns, orientation, law = design
            cells.append({"inputs": m, "outputs": s, "returns": returns, "orientation": orientation, "inefficiency": law,
                          "units": units, "samples": samples, "covered": share(total[True], total[False]),
                          "covered_on_frontier": share(total[True]), "covered_inside": share(total[False])})
            print(cells[-1], flush=True)
    small = (2, 1, "vrs", "output", "half normal")
    rows = sample(small, 25, 0)
    held = run(program, small, rows, 40, 1)
    (here / "simulate_efficiency.json").write_text(json.dumps(
        {"producer": "simulate_efficiency.py", "level": 0.95, "draws": DRAWS, "cells": cells,
         "small": {"inputs": [list(c) for c in zip(*(x for x, _, _ in rows))],
                   "outputs": [list(c) for c in zip(*(y for _, y, _ in rows))], "truth": [t for _, _, t in rows],
                   "draws": 40, "seed": 1, "held": held[True][0] + held[False][0]}}, indent=1) + "\n")
