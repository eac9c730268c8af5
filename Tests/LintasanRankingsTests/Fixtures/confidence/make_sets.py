"""Rank confidence sets by an independent implementation of the procedure of Mogstad, Romano, Shaikh and Wilhelm (2024),
doi:10.1093/restud/rdad006, with 200,000 bootstrap draws.

Writes sets.json. Only problems in which no studentised difference lies within 0.1 of a critical value are kept, so that
the sets do not depend on the random numbers.

    python3 make_sets.py        (numpy 2.4.6)
"""
import json
import pathlib

import numpy as np

rng = np.random.default_rng(2024)
DRAWS = 200_000


def family(x, cov, draws, coverage, pairs, stepdown):
    """The pairs (better, worse) found, and the smallest distance of a statistic to a critical value."""
    sd = {(i, j): np.sqrt(cov[i, i] + cov[j, j] - 2 * cov[i, j]) for i, j in pairs}
    found, nearest = set(), np.inf
    left = list(pairs)
    while left:
        largest = np.full(len(draws), -np.inf)
        for i, j in left:
            largest = np.maximum(largest, (draws[:, i] - draws[:, j]) / sd[i, j])
        critical = np.quantile(largest, coverage)
        t = {(i, j): (x[i] - x[j]) / sd[i, j] for i, j in left}
        nearest = min(nearest, min(abs(v - critical) for v in t.values()))
        new = {p for p in left if t[p] > critical}
        found |= new
        if not new or not stepdown:
            break
        left = [p for p in left if p not in new]
    return found, nearest


problems = []
while len(problems) < 14:
    p = int(rng.integers(2, 7))
    x = np.round(rng.normal(0, 2, p), 3)
    if len(problems) % 2:
        se = np.round(rng.uniform(0.2, 1.5, p), 3)
        cov = np.diag(se**2)
    else:
        a = rng.normal(0, 0.6, (p, p + 2))
        cov = np.round(a @ a.T / 2, 4)
        if np.linalg.eigvalsh(cov)[0] < 1e-3:
            continue
    coverage = float(rng.choice([0.8, 0.9, 0.95]))
    stepdown = bool(rng.integers(0, 2)) or len(problems) < 6
    z = rng.multivariate_normal(np.zeros(p), cov, DRAWS)
    everything = [(i, j) for i in range(p) for j in range(p) if i != j]
    joint, margin = family(x, cov, z, coverage, everything, stepdown)
    out = {"simultaneous": [[1 + sum(q[1] == k for q in joint) for k in range(p)],
                            [p - sum(q[0] == k for q in joint) for k in range(p)]]}
    lower, upper = [], []
    for k in range(p):
        own, near = family(x, cov, z, coverage, [q for q in everything if k in q], stepdown)
        margin = min(margin, near)
        lower.append(1 + sum(q[1] == k for q in own))
        upper.append(p - sum(q[0] == k for q in own))
    if margin < 0.1:
        continue
    out["marginal"] = [lower, upper]
    problems.append({"scores": x.tolist(), "covariance": cov.tolist(), "coverage": coverage, "stepdown": stepdown, **out})
pathlib.Path(__file__).with_name("sets.json").write_text(json.dumps(problems, separators=(",", ":")) + "\n")
