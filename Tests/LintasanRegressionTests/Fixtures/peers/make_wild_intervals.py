"""Writes wild_intervals.json: wild cluster bootstrap with effects across clusters, and intervals by inverting the test.

By hand and slowly: dummies instead of absorption, every combination of Rademacher weights, each sample fitted anew under
each value of the coefficient that is tested.
Run: python3 make_wild_intervals.py   (numpy pandas)
"""
import importlib.metadata as md
import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd

here = Path(__file__).parent
g = pd.read_csv(here.parent / "panels" / "grunfeld.csv")
codes = pd.factorize(g.firm)[0]
G = codes.max() + 1
W = np.array(list(itertools.product([-1.0, 1.0], repeat=G))).T
member = (codes[:, None] == np.arange(G)[None, :]).astype(float)
dummy = lambda c: (pd.factorize(c)[0][:, None] == np.arange(c.nunique())[None, :]).astype(float)


def test(X, y, j, b):
    bread = np.linalg.pinv(X.T @ X)
    pinv = np.linalg.pinv(X)
    influence = X @ bread[:, j]

    def t(Y, value):
        beta = pinv @ Y
        U = Y - X @ beta
        v = sum((influence[codes == k] @ U[codes == k]) ** 2 for k in range(G))
        return (beta[j] - value) / np.sqrt(v)

    observed = abs(t(y[:, None], b)[0])
    rest = np.delete(X, j, 1)
    r = y - b * X[:, j]
    fitted = rest @ (np.linalg.pinv(rest) @ r)
    Y = (b * X[:, j] + fitted)[:, None] + (r - fitted)[:, None] * (member @ W)
    return np.mean(np.abs(t(Y, b)) >= observed * (1 - 1e-10))


def interval(X, y, j, alpha):
    beta = (np.linalg.pinv(X) @ y)[j]
    width = abs(beta) / 50

    def end(sign):
        inside, outside = 0.0, None
        for step in range(1, 4000):
            if test(X, y, j, beta + sign * step * width) <= alpha:
                outside = step * width
                break
            inside = step * width
        while outside - inside > 1e-7 * abs(beta):
            middle = (inside + outside) / 2
            if test(X, y, j, beta + sign * middle) <= alpha:
                outside = middle
            else:
                inside = middle
        return beta + sign * (inside + outside) / 2

    return [end(-1), end(1)]


cases = []
xs = ["value", "capital"]
for id, formula, extra, alpha in (
    ("pooled", "inv ~ value + capital", [np.ones((len(g), 1))], 0.1),
    ("two effects", "inv ~ value + capital | firm + year", [dummy(g.firm), dummy(g.year)], 0.1),
    ("one effect across", "inv ~ value + capital | year", [dummy(g.year)], 0.05),
):
    X = np.column_stack([g[xs].to_numpy(), *extra])
    y = g.inv.to_numpy()
    terms = {}
    for j, name in enumerate(xs):
        terms[name] = {"p": test(X, y, j, 0.0), "interval": interval(X, y, j, alpha)}
        print(id, name, terms[name], flush=True)
    cases.append({"id": id, "formula": formula, "level": 1 - alpha, "terms": terms})
versions = {m: md.version(m) for m in ("numpy", "pandas")}
(here / "wild_intervals.json").write_text(
    json.dumps({"producer": "make_wild_intervals.py", "versions": versions, "cases": cases}, indent=1))
