"""Writes iv_methods.json: LIML, Fuller and two-step GMM by linearmodels, and Anderson-Rubin sets in plain numpy.

Two-step GMM's covariance is (X'Z S^-1 Z'X)^-1 with S from the first step, times n/(n-K) or the clusters' factor; the sets
are found on a fine grid, the statistic of each value by a regression of its own.
Run: python3 make_iv_methods.py   (linearmodels==7.1 numpy pandas scipy)
"""
import importlib.metadata as md
import json
from pathlib import Path

import numpy as np
import pandas as pd
from linearmodels.iv import IVGMM, IVLIML
from scipy import stats
from scipy.optimize import brentq

here = Path(__file__).parent
g = pd.read_csv(here.parent / "panels" / "grunfeld.csv").sort_values(["firm", "year"])
for lag in (1, 2, 3):
    g[f"v{lag}"] = g.groupby("firm").value.shift(lag)
    g[f"c{lag}"] = g.groupby("firm").capital.shift(lag)
f = g.dropna().reset_index(drop=True)
X = pd.DataFrame({"(Intercept)": 1.0, "capital": f.capital})
W = f[["value"]]
Z = f[["v1", "v2", "c3"]]
formula = "inv ~ capital | value ~ lag(value, 1) + lag(value, 2) + lag(capital, 3)"
names = ["(Intercept)", "capital", "value"]
n, k = len(f), 3
cases = []


def case(id, estimator, se, beta, errors, **more):
    cases.append({"id": f"{id} {se}", "formula": formula, "estimator": estimator, "se": se,
                  "terms": {a: [float(b), float(c)] for a, b, c in zip(names, beta, errors)}, **more})


for name, fuller in (("liml", 0), ("fuller", 1)):
    for se, kind in (("iid", {"cov_type": "unadjusted", "debiased": True}), ("HC0", {"cov_type": "robust", "debiased": False})):
        r = IVLIML(f.inv, X, W, Z, fuller=fuller).fit(**kind)
        case(name, name, se, r.params, r.std_errors, kappa=float(r.kappa))
Zf = np.column_stack([X, Z])
Xf = np.column_stack([X, W])
y = f.inv.to_numpy()
P = Zf @ np.linalg.lstsq(Zf, Xf, rcond=None)[0]
b2 = np.linalg.lstsq(P, y, rcond=None)[0]
u = y - Xf @ b2
for se in ("HC1", "cluster:year"):
    s = Zf * u[:, None]
    if se == "HC1":
        S, c = s.T @ s, n / (n - k)
        lm = IVGMM(f.inv, X, W, Z, weight_type="robust")
    else:
        codes = pd.factorize(f.year)[0]
        G = codes.max() + 1
        m = np.array([s[codes == i].sum(0) for i in range(G)])
        S, c = m.T @ m, G / (G - 1) * (n - 1) / (n - k)
        lm = IVGMM(f.inv, X, W, Z, weight_type="clustered", clusters=pd.Series(codes))
    r = lm.fit(iter_limit=2)
    V = c * np.linalg.inv(Xf.T @ Zf @ np.linalg.inv(S) @ Zf.T @ Xf)
    case("gmm", "ivgmm", se, r.params, np.sqrt(np.diag(V)), hansen=float(r.j_stat.stat))


def ar(b, se):
    F = Zf
    r = y - b * f.value.to_numpy()
    beta = np.linalg.lstsq(F, r, rcond=None)[0]
    e = r - F @ beta
    bread = np.linalg.inv(F.T @ F)
    K = F.shape[1]
    if se == "iid":
        V, df = bread * (e @ e) / (n - K), n - K
    elif se == "HC1":
        V, df = n / (n - K) * bread @ (F.T * e**2) @ F @ bread, n - K
    else:
        codes = pd.factorize(f.year)[0]
        G = codes.max() + 1
        m = np.array([(F * e[:, None])[codes == i].sum(0) for i in range(G)])
        V, df = G / (G - 1) * (n - 1) / (n - K) * bread @ (m.T @ m) @ bread, G - 1
    c = beta[2:]
    return c @ np.linalg.solve(V[2:, 2:], c) / 3 - stats.f.ppf(0.95, 3, df)


sets = {}
for se in ("iid", "HC1", "cluster:year"):
    center = b2[2]
    grid = center + np.linspace(-0.5, 0.5, 20001)
    inside = np.array([ar(b, se) <= 0 for b in grid])
    found, low = [], grid[0] if inside[0] else None
    for i in range(1, len(grid)):
        if inside[i] != inside[i - 1]:
            end = brentq(lambda b: ar(b, se), grid[i - 1], grid[i], xtol=1e-15)
            if inside[i]:
                low = end
            else:
                found.append([low, end])
    sets[se] = found
    print(se, found)
versions = {m: md.version(m) for m in ("linearmodels", "numpy", "pandas", "scipy")}
(here / "iv_methods.json").write_text(json.dumps(
    {"producer": "make_iv_methods.py", "versions": versions, "cases": cases,
     "sets": [{"se": k, "formula": formula, "intervals": v} for k, v in sets.items()]}, indent=1))
