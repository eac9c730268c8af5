"""Writes wild.json: exact p-values of the wild cluster bootstrap-t, every combination of weights taken once.

By hand: the null is imposed, each bootstrap sample is fitted anew, and its cluster-robust t is compared with the
observed one. wildboottest enumerates Rademacher weights too; it counts |t*| > |t| strictly, so that the two
combinations that give the sample itself and its mirror image count or not by the last bit: its p-value is at most
2/2^G below the exact one.
Run: python3 make_wild.py   (wildboottest==0.3.2 numba==0.68.1 numpy==2.4.6 pandas==3.1.1 statsmodels==0.15.0)
"""
import importlib.metadata as md
import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from wildboottest.wildboottest import wildboottest

here = Path(__file__).parent
POINTS = {"rademacher": [-1.0, 1.0], "webb": [s * m**0.5 for m in (0.5, 1.0, 1.5) for s in (-1, 1)]}
cases = []


def exact(X, y, codes, j, points):
    G = codes.max() + 1
    bread = np.linalg.inv(X.T @ X)
    member = (codes[:, None] == np.arange(G)[None, :]).astype(float)

    def statistics(Y):
        beta = bread @ (X.T @ Y)
        U = Y - X @ beta
        variance = np.zeros(Y.shape[1])
        influence = X @ bread[:, j]
        for g in range(G):
            inside = member[:, g] > 0
            variance += (influence[inside] @ U[inside]) ** 2
        return beta[j] / np.sqrt(variance)

    observed = abs(statistics(y[:, None])[0])
    rest = np.delete(X, j, 1)
    fitted = rest @ np.linalg.lstsq(rest, y, rcond=None)[0]
    residual = y - fitted
    weights = np.array(list(itertools.product(points, repeat=G))).T
    extreme = 0
    for start in range(0, weights.shape[1], 512):
        w = weights[:, start:start + 512]
        extreme += (np.abs(statistics(fitted[:, None] + residual[:, None] * (member @ w))) >= observed * (1 - 1e-10)).sum()
    return extreme / weights.shape[1], weights.shape[1]


g = pd.read_csv(here.parent / "panels" / "grunfeld.csv")
e = pd.read_csv(here.parent / "panels" / "egdi.csv").dropna(subset=["osi", "gdp_per_capita_ppp", "internet_users_pct"])
e = e.reset_index(drop=True)
for data, d, y, xs, cluster, kinds in (
    ("grunfeld", g, "inv", {"value": g.value, "capital": g.capital}, "firm", ["rademacher"]),
    ("egdi", e, "osi", {"log(gdp_per_capita_ppp)": np.log(e.gdp_per_capita_ppp), "internet_users_pct": e.internet_users_pct},
     "un_region", ["rademacher", "webb"]),
):
    names = ["(Intercept)", *xs]
    X = np.column_stack([np.ones(len(d)), *xs.values()])
    codes = pd.factorize(d[cluster])[0]
    for kind in kinds:
        found = [exact(X, d[y].to_numpy(), codes, j, POINTS[kind]) for j in range(X.shape[1])]
        if kind == "rademacher":
            frame = pd.DataFrame(X, columns=["const", "a", "b"])
            for j, name in ((1, "a"), (2, "b")):
                p = wildboottest(sm.OLS(d[y].to_numpy(), frame), param=name, cluster=pd.Series(codes), B=99999, seed=1,
                                 weights_type="rademacher", show=False)["p-value"].iloc[0]
                print(data, name, "wildboottest", float(p), "ours", found[j][0], "2/2^G", 2 / found[j][1])
                assert found[j][0] - 2 / found[j][1] - 1e-9 <= p <= found[j][0] + 1e-9, (p, found[j])
        cases.append({"id": f"{data}-{kind}", "data": data, "formula": f"{y} ~ {' + '.join(xs)}",
                      "se": f"wild:{cluster}:9999:{kind}", "p": dict(zip(names, (p for p, _ in found)))})
versions = {m: md.version(m) for m in ("numpy", "pandas", "statsmodels", "wildboottest", "numba")}
(here / "wild.json").write_text(json.dumps({"producer": "make_wild.py", "versions": versions, "cases": cases}, indent=1))
