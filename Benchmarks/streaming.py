"""A regression on a CSV file larger than the memory it may use: 30 million rows, an absorbed effect and its clusters."""
import os
import time
from pathlib import Path

import measuring

REGRESSORS = [f"x{i}" for i in range(1, 11)]
PERIODS = 100
BLOCK = 50_000


def make(folder, rows):
    """Writes a panel of `rows` rows, units of a hundred periods each: one block of text, and in each copy of it the units
    and the response (by the unit's own level) anew. The same bytes whenever it is made."""
    import numpy as np
    path = Path(folder) / f"streaming-{rows}.csv"
    if path.exists():
        return path
    draw = np.random.default_rng(20_240_917)
    x = draw.normal(size=(BLOCK, len(REGRESSORS))).round(9)
    noise = x @ np.linspace(0.1, 1, len(REGRESSORS)) + draw.normal(size=BLOCK)
    tails = [f",{row % PERIODS + 1}," + ",".join(f"{value:.9f}" for value in x[row]) + "\n" for row in range(BLOCK)]
    units = BLOCK // PERIODS
    unfinished = path.with_suffix(".part")
    with open(unfinished, "w", encoding="ascii", buffering=1 << 22) as file:
        file.write("y,unit,time," + ",".join(REGRESSORS) + "\n")
        for block in range(rows // BLOCK):
            first = 1 + block * units
            level = np.repeat(draw.normal(size=units), PERIODS)
            shock = np.roll(noise, 7 * block) if block % 2 else noise
            y = 0.5 * (noise + shock) + level
            file.write("".join([f"{value:.9f},{first + row // PERIODS}{tails[row]}"
                                for row, value in enumerate(y.tolist())]))
    os.replace(unfinished, path)
    return path


def main():
    a = measuring.options(__doc__, rows={"type": int, "default": 30_000_000},
                          memory={"type": int, "default": 500, "help": "MB that may be used"},
                          keep={"action": "store_true", "help": "leave the file where it is"})
    results = {}
    for rows in [a.rows // 10, a.rows]:
        start = time.perf_counter()
        path = make(a.work, rows)
        made = time.perf_counter() - start
        size = path.stat().st_size / 1e9
        seconds, peak, *_ = measuring.run(
            [a.tool, "regress", f"y ~ {' + '.join(REGRESSORS)} | unit", "--data", str(path), "--se", "cluster:unit",
             "--memory", f"{a.memory}M", "--format", "json"], 1)
        peak *= 1024 ** 2 / 1e6
        results[rows] = seconds[0], peak
        measuring.fact(f"a CSV of {rows:,} rows ({size:.1f} GB, made in {made:.0f} s) is regressed on ten columns with "
                       f"{rows // PERIODS:,} absorbed units and clusters within {peak:.0f} MB in {seconds[0]:.0f} s "
                       f"(--memory {a.memory}M)")
        if peak > a.memory:
            raise SystemExit(f"{peak:.0f} MB were used, {a.memory} MB allowed")
        if not a.keep:
            path.unlink()
    (few, small), (many, large) = results[a.rows // 10], results[a.rows]
    measuring.growth("regress in bounded memory, whole command", f"10 times {a.rows // 10:,} rows", many / few, 11,
                     large / small)


main()
