"""Writes event_study.json and panels/events.csv: event studies by pyfixest, a staggered and a common event, simulated.

Run: python3 make_event_study.py   (environment: Tests/Oracles/requirements.txt)
"""
import importlib.metadata as md
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
from scipy import stats

here = Path(__file__).parent
rng = np.random.default_rng(20_261_129)
rows = []
for unit in range(30):
    event = [5, 7, None][unit % 3]
    level = rng.normal()
    error = 0.0
    for time in range(1, 11):
        error = 0.4 * error + rng.normal()
        since = -1000 if event is None else time - event
        effect = 0.6 * (since + 1) if since >= 0 else 0.0
        rows.append([f"u{unit + 1:02d}", time, since, int(event is not None),
                     round(level + 0.1 * time + effect + error, 6), round(float(rng.normal()), 6)])
data = pd.DataFrame(rows, columns=["unit", "time", "since", "treated", "y", "x"])
data.to_csv(here.parent / "panels" / "events.csv", index=False, lineterminator="\n")
cases = []
for formula in ["y ~ i(since, ref = c(-1, -1000)) + x | unit + time", "y ~ i(time, treated, ref = 4) + x | unit + time"]:
    frame = data.copy()
    names = {}
    if "since" in formula:
        for level in sorted(frame["since"].unique()):
            if level in (-1, -1000):
                continue
            name = f"d_{'m' if level < 0 else 'p'}{abs(level)}"
            frame[name] = (frame["since"] == level).astype(float)
            names[name] = (f"since::{level}", level < -1)
    else:
        for level in range(1, 11):
            if level == 4:
                continue
            frame[f"t_{level}"] = (frame["time"] == level) * frame["treated"].astype(float)
            names[f"t_{level}"] = (f"time::{level}:treated", level < 4)
    fit = pf.feols(f"y ~ {' + '.join(names)} + x | unit + time", frame, vcov={"CRV1": "unit"})
    table = fit.tidy()
    positions = [list(table.index).index(name) for name, (_, early) in names.items() if early]
    # The joint test of the periods before, under the same covariance: F with the clusters' degrees of freedom.
    beta, covariance = np.asarray(fit._beta_hat)[positions], np.asarray(fit._vcov)[np.ix_(positions, positions)]
    f = float(beta @ np.linalg.solve(covariance, beta)) / len(positions)
    p = float(stats.f.sf(f, len(positions), frame["unit"].nunique() - 1))
    cases.append({"formula": formula, "terms": {names.get(name, (name,))[0]: [float(r["Estimate"]), float(r["Std. Error"])]
                                                 for name, r in table.iterrows()},
                  "restrictions": len(positions), "f": f, "p": p})
(here / "event_study.json").write_text(json.dumps({"producer": "make_event_study.py", "versions": {
    "pyfixest": md.version("pyfixest"), "numpy": np.__version__}, "cases": cases}, indent=1) + "\n")
