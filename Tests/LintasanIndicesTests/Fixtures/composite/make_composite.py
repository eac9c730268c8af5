"""Normalisation, treatment, weighting and aggregation of random components from their formulas, by numpy and scipy.

Writes composite.json. Formulas: OECD/JRC Handbook (2008) steps 5 and 6 and the documentation of COINr.

    python3 make_composite.py        (numpy 2.4.6, scipy 1.17.1)
"""
import json
import pathlib

import numpy as np
from scipy import stats
from scipy.optimize import linprog

rng = np.random.default_rng(8)
x = np.round(rng.gamma(2, 1, (24, 4)) + 0.1, 3)
x[5, 0] = x[6, 0]
w = np.array([0.4, 0.3, 0.2, 0.1])
c = x[:, 0]
n = len(c)
below = np.array([(c < v).sum() for v in c])
out = {
    "rows": x.tolist(), "weights": w.tolist(),
    "normalised": {
        "z_score": ((c - c.mean()) / c.std(ddof=1)).tolist(),
        "z_score:100,15": (100 + 15 * (c - c.mean()) / c.std(ddof=1)).tolist(),
        "min_max": ((c - c.min()) / np.ptp(c) * 100).tolist(),
        "min_max:1,10": (1 + 9 * (c - c.min()) / np.ptp(c)).tolist(),
        "goalposts:0.5,2": np.clip((c - 0.5) / 1.5, 0, 1).tolist(),
        "distance_to_leader": (c / c.max()).tolist(),
        "distance_to_maximum": (1 - (c.max() - c) / np.ptp(c)).tolist(),
        "percentile_rank": (below / (n - 1)).tolist(),
        "rank": stats.rankdata(c, "min").tolist(),
        "borda": (stats.rankdata(c, "min") - 1).tolist(),
    },
    "aggregated": {
        "arithmetic": (x @ w).tolist(),
        "geometric": np.exp(np.log(x) @ w).tolist(),
        "harmonic": (1 / ((1 / x) @ w)).tolist(),
        "power:0.5": ((x**0.5 @ w) ** 2).tolist(),
        "power:-2": ((x**-2.0 @ w) ** -0.5).tolist(),
        "copeland": [
            float(sum(np.sign(round(float(np.sign(x[i] - x[j]) @ w), 12)) for j in range(n) if j != i)) for i in range(n)],
    },
    "skewness": float(stats.skew(c, bias=False)), "kurtosis": float(stats.kurtosis(c, bias=False)),
}

r = np.corrcoef(x.T)
first = np.abs(np.linalg.eigh(r)[1][:, -1])
p = x / x.sum(0)
e = -(p * np.log(p)).sum(0) / np.log(n)
scaled = (x - x.min(0)) / np.ptp(x, axis=0)
critic = scaled.std(0, ddof=1) * (1 - r).sum(0)
out["weighted"] = {
    "equal": [0.25] * 4, "principal_component": (first / first.sum()).tolist(),
    "entropy": ((1 - e) / (1 - e).sum()).tolist(), "critic": (critic / critic.sum()).tolist()}


def bod(low, high):
    scores = []
    for own in x:
        a, b = [*x], [1.0] * n
        for j in range(4):
            unit = np.where(np.arange(4) == j, own, 0)
            a += [low * own - unit, unit - high * own]
            b += [0, 0]
        scores.append(-linprog(-own, A_ub=np.array(a), b_ub=b, method="highs").fun)
    return scores


out["benefit_of_the_doubt"] = bod(0, 1)
out["benefit_of_the_doubt_bounded"] = bod(0.1, 0.4)
corr = r[np.triu_indices(4, 1)].mean()
out["alpha"] = float(4 * corr / (1 + 3 * corr))
index = x @ w
out["variance_shares"] = [float(w[j] * np.cov(x[:, j], index)[0, 1] / index.var(ddof=1)) for j in range(4)]
pathlib.Path(__file__).with_name("composite.json").write_text(json.dumps(out) + "\n")
