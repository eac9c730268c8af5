"""The panel that the regressions and the readers work on, and lintasan's own times on it."""
import json
from pathlib import Path

import measuring

REGRESSORS = [f"x{i + 1}" for i in range(10)]
SUM = " + ".join(REGRESSORS)


def make(folder, units, seed=20_240_917):
    """Writes an unbalanced panel of `units` units, 100 periods and 10 regressors: its path and its number of rows."""
    import numpy as np
    import pandas as pd
    path = Path(folder) / f"panel-{units}.csv"
    rng = np.random.default_rng(seed)
    periods, rows = 100, 0
    time_effect = rng.normal(size=periods)
    for first in range(0, units, 10_000):
        some = min(10_000, units - first)
        u = np.repeat(np.arange(some), periods)
        t = np.tile(np.arange(periods), some)
        keep = rng.random(u.size) < 0.9
        u, t = u[keep], t[keep]
        a, b = rng.normal(size=some)[u], time_effect[t]
        x = rng.normal(size=(u.size, 10)) + 0.3 * a[:, None] + 0.2 * b[:, None]
        y = x @ np.linspace(-1, 1, 10) + a + b + rng.normal(size=u.size)
        data = pd.DataFrame(np.round(x, 6), columns=REGRESSORS)
        data.insert(0, "y", np.round(y, 6))
        data.insert(0, "time", t + 1)
        data.insert(0, "unit", u + 1 + first)
        data.to_csv(path, index=False, mode="w" if first == 0 else "a", header=first == 0)
        rows += u.size
    return path, rows


def regress(tool, path, formula, se, repeat, *more):
    """Our seconds of each part and of the whole, the coefficient of x1, and the peak memory in MB."""
    runs = {}
    for _ in range(repeat):
        wall, peak, out, err = measuring.run(
            [tool, "regress", formula, "--data", str(path), "--se", se, "--format", "csv", "--timings", *more], 1)
        parts = json.loads(err.strip().splitlines()[-1])
        parts |= {"wall": wall[0], "work": parts["design"] + parts["fit"] + parts["covariance"]}
        for name, seconds in parts.items():
            runs.setdefault(name, []).append(seconds)
    row = next(line for line in out.splitlines() if line.startswith("x1,"))
    return runs | {"x1": float(row.split(",")[1]), "peak_mb": peak}
