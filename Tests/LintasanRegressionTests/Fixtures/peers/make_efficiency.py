"""Writes efficiency.json: data envelopment analysis by scipy's linear programming on the EGDI panel and on a made one.

Run: python3 make_efficiency.py   (scipy numpy pandas)
"""
import importlib.metadata as md
import json
from pathlib import Path

import numpy as np
from scipy.optimize import linprog

here = Path(__file__).parent


def score(X, Y, i, returns, orientation):
    n, m = X.shape
    s = Y.shape[1]
    c = np.zeros(n + 1)
    if orientation == "input":
        c[n] = 1
        A = np.vstack([np.hstack([X.T, -X[i][:, None]]), np.hstack([-Y.T, np.zeros((s, 1))])])
        b = np.r_[np.zeros(m), -Y[i]]
    else:
        c[n] = -1
        A = np.vstack([np.hstack([X.T, np.zeros((m, 1))]), np.hstack([-Y.T, Y[i][:, None]])])
        b = np.r_[X[i], np.zeros(s)]
    E = np.hstack([np.ones((1, n)), [[0.0]]]) if returns == "vrs" else None
    r = linprog(c, A_ub=A, b_ub=b, A_eq=E, b_eq=[1.0] if returns == "vrs" else None, method="highs")
    return r.x[n] if orientation == "input" else 1 / r.x[n]


rng = np.random.default_rng(7)
X = np.round(rng.uniform(1, 9, (60, 2)), 3)
Y = np.round(np.column_stack([X[:, 0] ** 0.4 * X[:, 1] ** 0.4, X.sum(1)]) * rng.uniform(0.4, 1, (60, 2)), 3)
Y[3, 0] = 0.0
X[10] = X[11]
Y[10] = Y[11]
cases = []
for returns in ("crs", "vrs"):
    for orientation in ("input", "output"):
        cases.append({"returns": returns, "orientation": orientation,
                      "scores": [float(score(X, Y, i, returns, orientation)) for i in range(len(X))]})
versions = {m: md.version(m) for m in ("scipy", "numpy")}
(here / "efficiency.json").write_text(json.dumps(
    {"producer": "make_efficiency.py", "versions": versions, "inputs": X.T.tolist(), "outputs": Y.T.tolist(),
     "cases": cases}, indent=1))
