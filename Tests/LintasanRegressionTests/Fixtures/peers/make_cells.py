"""Writes cells.json: every estimator x covariance on both panels by the formulas themselves, in plain numpy.

A second road, not a peer: dummies instead of absorption, sums over pairs instead of blocked products. The peers of
make_python.py and the R scripts say that the formulas are theirs. Convention throughout: fixest.
Bootstraps are redrawn from the same Philox streams (seed 20240917, stream 41, one draw each).
Run: python3 make_cells.py   (environment: Tests/Oracles/requirements.txt)
"""
import importlib.metadata as md
import json
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from scipy.optimize import linprog
from statsmodels.regression.quantile_regression import hall_sheather

here = Path(__file__).parent
SEED = 20240917
cases = []


def philox(draw):
    """Indices below a count from Philox 4x32-10, key = seed, counter = (block, 41, draw, 0)."""
    block, spare = 0, None
    mask = 0xFFFFFFFF
    while True:
        c, key = [block, 41, draw & mask, draw >> 32], [SEED & mask, SEED >> 32]
        for _ in range(10):
            p, q = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
            c = [(q >> 32) ^ c[1] ^ key[0], q & mask, (p >> 32) ^ c[3] ^ key[1], p & mask]
            key = [(key[0] + 0x9E3779B9) & mask, (key[1] + 0xBB67AE85) & mask]
        block += 1
        yield c[1] << 32 | c[0]
        yield c[3] << 32 | c[2]


def drawn(count, draw):
    words = philox(draw)
    return [next(words) * count >> 64 for _ in range(count)]


def dummies(codes):
    return (codes[:, None] == np.unique(codes)[None, :]).astype(float)


def project(A, B):
    return A @ np.linalg.lstsq(A, B, rcond=None)[0]


class Model:
    """Scores: design D (n x k), residuals e, bread; leverages h or None; effects as lists of codes."""

    def __init__(self, names, beta, D, e, bread, frame, h=None, effects=(), iid=None):
        self.names, self.beta, self.D, self.e, self.bread = names, beta, D, e, bread
        self.frame, self.h, self.effects = frame, h, list(effects)
        self.n, self.k = D.shape
        self.K = self.k + sum(len(np.unique(f)) for f in self.effects) - max(0, len(self.effects) - 1)
        self.iid = iid if iid is not None else bread * (e @ e) / (self.n - self.K)


def linear(names, X, y, frame, effects=(), weights=None):
    root = np.ones(len(y)) if weights is None else np.sqrt(weights)
    X, y = X * root[:, None], y * root
    h = np.zeros(len(y))
    if len(effects):
        F = np.column_stack([dummies(f) for f in effects]) * root[:, None]
        X, y = X - project(F, X), y - project(F, y)
        U, s, _ = np.linalg.svd(F, full_matrices=False)
        h = (U[:, s > 1e-10 * s[0]] ** 2).sum(1)
    Q, R = np.linalg.qr(X)
    beta = np.linalg.solve(R, Q.T @ y)
    Ri = np.linalg.inv(R)
    return Model(names, beta, X, y - X @ beta, Ri @ Ri.T, frame, h + (Q**2).sum(1), effects)


def two_stage(names, X, endogenous, Z, y, frame, effects=()):
    own = np.column_stack([X, endogenous])
    Z = np.column_stack([X, Z])
    if len(effects):
        F = np.column_stack([dummies(f) for f in effects])
        own, Z, y = own - project(F, own), Z - project(F, Z), y - project(F, y)
        keep = np.linalg.norm(Z, axis=0) > 1e-9
        Z = Z[:, keep]
        own = own[:, np.linalg.norm(own, axis=0) > 1e-9]
    D = project(Z, own)
    bread = np.linalg.inv(D.T @ D)
    beta = np.linalg.lstsq(D, y, rcond=None)[0]
    return Model(names, beta, D, y - own @ beta, bread, frame, None, effects)


def flogit(names, X, y, frame):
    q = sm.GLM(y, X, family=sm.families.Binomial()).fit(tol=1e-15, maxiter=200)
    mu = q.fittedvalues
    bread = np.linalg.inv(X.T @ (X * (mu * (1 - mu))[:, None]))
    return Model(names, q.params, X, y - mu, bread, frame, None, (), bread)


def quantile(names, X, y, frame, tau):
    n, k = X.shape
    lp = linprog(np.r_[np.zeros(k), tau * np.ones(n), (1 - tau) * np.ones(n)], A_eq=np.hstack([X, np.eye(n), -np.eye(n)]),
                 b_eq=y, bounds=[(None, None)] * k + [(0, None)] * (2 * n), method="highs-ds")
    near = np.argsort(np.abs(y - X @ lp.x[:k]))[:k]
    beta = np.linalg.solve(X[near], y[near])
    u = y - X @ beta
    u[near] = 0
    h = hall_sheather(n, tau)
    h = min(np.std(y), np.subtract(*np.percentile(u, [75, 25])) / 1.34) * (stats.norm.ppf(tau + h) - stats.norm.ppf(tau - h))
    f0 = np.sum(np.where(np.abs(u / h) <= 1, 0.75 * (1 - (u / h) ** 2), 0)) / (n * h)
    inv = np.linalg.inv(X.T @ X)
    # The sandwiches' density differs by row: a uniform kernel, its scale the median absolute deviation.
    b = (1.5 * stats.norm.pdf(stats.norm.ppf(tau)) ** 2 / (2 * stats.norm.ppf(tau) ** 2 + 1) / n) ** (1 / 3)
    b *= stats.norm.ppf(0.975) ** (2 / 3)
    while tau - b < 0 or tau + b > 1:
        b /= 2
    b = (stats.norm.ppf(tau + b) - stats.norm.ppf(tau - b)) * np.median(np.abs(u - np.median(u)))
    near = np.abs(u) <= b
    rows = np.linalg.inv(X[near].T @ X[near] / (2 * b))
    return Model(names, beta, X, np.where(u > 0, tau, tau - 1), rows, frame, None, (), tau * (1 - tau) / f0**2 * inv)


def huber(names, X, y, frame):
    q = sm.RLM(y, X, M=sm.robust.norms.HuberT()).fit(tol=1e-14, maxiter=5000)
    psi = np.clip(q.resid / q.scale, -1.345, 1.345)
    slope = np.mean(np.abs(q.resid) <= 1.345 * q.scale)
    return Model(names, q.params, X, psi * q.scale, np.linalg.inv(X.T @ X) / slope, frame, None, (), q.cov_params())


def sandwich(m, meat, factor=1.0):
    return factor * m.bread @ meat @ m.bread


def cluster_sums(m, codes):
    return dummies(codes).T @ (m.D * m.e[:, None])


def nested(m, groups):
    inside = [f for f in m.effects if any(len(set(zip(f, g))) == len(np.unique(f)) for g in groups)]
    return m.K - sum(len(np.unique(f)) for f in inside) + len(inside)


def kernel(m, lag, pairs):
    """Sum over ordered pairs of scores at a distance up to the lag, with Bartlett's weights."""
    S = m.D * m.e[:, None]
    meat = S.T @ S
    for distance in range(1, lag + 1):
        now, before = pairs(distance)
        G = S[now].T @ S[before]
        meat = meat + (1 - distance / (lag + 1)) * (G + G.T)
    return meat


def covariances(m, panel):
    unit, time, steps = (np.asarray(m.frame[c]) for c in (panel["unit"], panel["time"], "step"))
    u, n, K = pd.factorize(unit)[0], m.n, m.K
    t = pd.factorize(time)[0]
    e2 = m.e**2
    yield "iid", m.iid, n - K
    meat = lambda w: (m.D * w[:, None]).T @ m.D
    yield "HC0", sandwich(m, meat(e2)), n - K
    yield "HC1", sandwich(m, meat(e2), n / (n - K)), n - K
    if m.h is not None:
        yield "HC2", sandwich(m, meat(e2 / (1 - m.h))), n - K
        yield "HC3", sandwich(m, meat(e2 / (1 - m.h) ** 2)), n - K
    if panel["between"]:
        return
    one = cluster_sums(m, u)
    two = cluster_sums(m, t)
    both = cluster_sums(m, u * 100000 + t)
    G, T = len(one), len(two)
    factor = lambda g, groups: g / (g - 1) * (n - 1) / (n - nested(m, groups))
    yield f"cluster:{panel['unit']}", sandwich(m, one.T @ one, factor(G, [u])), G - 1
    V = sandwich(m, one.T @ one + two.T @ two - both.T @ both, factor(min(G, T), [u, t]))
    scale = np.sqrt(np.abs(np.diag(V)))
    values, vectors = np.linalg.eigh(V / np.outer(scale, scale))
    if values.min() < -1e-12 * np.abs(values).max():
        V = (vectors * np.maximum(values, 0)) @ vectors.T * np.outer(scale, scale)
    if np.diag(V).min() > 0:
        yield f"cluster:{panel['unit']}+{panel['time']}", V, min(G, T) - 1
    place = {(a, b): i for i, (a, b) in enumerate(zip(u, steps))}
    def own(distance):
        found = [(i, place[a, b - distance]) for (a, b), i in place.items() if (a, b - distance) in place]
        return np.array([p[0] for p in found], int), np.array([p[1] for p in found], int)
    def everyone(distance):
        found = [(i, j) for i in range(n) for j in at.get(steps[i] - distance, ())]
        return np.array([p[0] for p in found], int), np.array([p[1] for p in found], int)
    at = {}
    for i, s in enumerate(steps):
        at.setdefault(s, []).append(i)
    small = T / (T - 1) * (n - 1) / (n - K)
    yield "hac:2", sandwich(m, kernel(m, 2, own), small), T - 1
    S = np.array([(m.D * m.e[:, None])[at[s]].sum(0) for s in sorted(at)])
    order = {s: i for i, s in enumerate(sorted(at))}
    dk = S.T @ S
    for distance in (1, 2):
        pairs = [(order[s], order[s - distance]) for s in order if s - distance in order]
        A = S[[p[0] for p in pairs]].T @ S[[p[1] for p in pairs]]
        dk = dk + (1 - distance / 3) * (A + A.T)
    yield "driscoll-kraay:2", sandwich(m, dk, small), T - 1


def add(tag, panel, formula, estimator, m, options=None):
    for se, V, df in covariances(m, panel):
        cases.append({
            "id": f"cell-{panel['name']}-{tag}-{se}", "peer": "numpy", "data": panel["name"], "formula": formula,
            "estimator": estimator, "se": se, "ssc": "fixest", "options": options or {}, "n": m.n,
            "terms": {k: [float(b), float(np.sqrt(v))] for k, b, v in zip(m.names, m.beta, np.diag(V))},
            "stats": {"df_t": float(df)}})


def bootstrap(tag, panel, formula, estimator, frame, fit, draws, cluster=None, options=None):
    n = len(frame)
    groups = [[i] for i in range(n)]
    if cluster:
        codes = frame[cluster].to_numpy()
        groups = [list(np.flatnonzero(codes == level)) for level in sorted(set(codes))]
    betas = np.array([fit(np.concatenate([groups[i] for i in drawn(len(groups), b)])).beta for b in range(draws)])
    m, V = fit(np.arange(n)), np.cov(betas.T, ddof=1)
    se = f"bootstrap:{draws}" + (f":{cluster}" if cluster else "")
    cases.append({
        "id": f"cell-{panel['name']}-{tag}-{se}", "peer": "numpy", "data": panel["name"], "formula": formula,
        "estimator": estimator, "se": se, "ssc": "fixest", "options": options or {}, "n": m.n,
        "terms": {k: [float(b), float(np.sqrt(v))] for k, b, v in zip(m.names, m.beta, np.diag(V))}, "stats": {}})


PANELS = [
    dict(name="grunfeld", unit="firm", time="year", y="inv", response="inv", x=["value", "capital"],
         endogenous="value", weight="capital", share="I(inv / 2000)", by=2000.0),
    dict(name="egdi", unit="iso3", time="survey_year", y="osi", response="osi",
         x=["log(gdp_per_capita_ppp)", "internet_users_pct"], endogenous="log(gdp_per_capita_ppp)",
         weight="internet_users_pct", share="osi", by=1.0)]

for p in PANELS:
    p["between"] = False
    d = pd.read_csv(here.parent / "panels" / f"{p['name']}.csv")
    d["step"] = d[p["time"]].rank(method="dense").astype(int)
    for x in p["x"]:
        d[x] = np.log(d[x[4:-1]]) if x.startswith("log(") else d[x]
    place = {k: i for i, k in enumerate(zip(d[p["unit"]], d["step"]))}
    for lag in (1, 2):
        at = [place.get((a, s - lag)) for a, s in zip(d[p["unit"]], d["step"])]
        d[f"l{lag}"] = [np.nan if i is None else d[p["endogenous"]].iloc[i] for i in at]
    d = d.dropna(subset=[p["y"], *p["x"]]).reset_index(drop=True)
    place = {k: i for i, k in enumerate(zip(d[p["unit"]], d["step"]))}
    names = ["(Intercept)", *p["x"]]
    f = f"{p['response']} ~ {' + '.join(p['x'])}"
    design = lambda q: np.column_stack([np.ones(len(q)), q[p["x"]]])
    y, X = d[p["y"]].to_numpy(), design(d)
    add("ols", p, f, "ols", linear(names, X, y, d))
    w = np.abs(d[p["weight"]].to_numpy()) + 1
    add("wls", p, f, "ols", linear(names, X, y, d, weights=w), {"weights": p["weight"]})
    alone = d[p["unit"]].map(d[p["unit"]].value_counts()) > 1
    e = d[alone].reset_index(drop=True)
    code = lambda q, c: pd.factorize(q[c])[0]
    within = lambda q, *by: linear(p["x"], q[p["x"]].to_numpy(), q[p["y"]].to_numpy(), q, [code(q, c) for c in by])
    add("fe", p, f"{f} | {p['unit']}", "ols", within(e, p["unit"]))
    add("fe2", p, f"{f} | {p['unit']} + {p['time']}", "ols", within(e, p["unit"], p["time"]))
    by = d.groupby(p["unit"])[[p["y"], *p["x"]]].mean().reset_index()
    by[p["time"]] = by["step"] = 0
    add("be", p | {"between": True}, f, "be", linear(names, design(by), by[p["y"]].to_numpy(), by))
    before = [place.get((a, s - 1)) for a, s in zip(d[p["unit"]], d["step"])]
    now = [i for i, j in enumerate(before) if j is not None]
    back = [before[i] for i in now]
    cols = [p["y"], *p["x"]]
    change = d.loc[now, [p["unit"], p["time"], "step"]].reset_index(drop=True)
    change[cols] = d.loc[now, cols].to_numpy() - d.loc[back, cols].to_numpy()
    add("fd", p, f, "fd", linear(p["x"], change[p["x"]].to_numpy(), change[p["y"]].to_numpy(), change))

    def random(q, label=p["unit"]):
        n, k = len(q), len(p["x"]) + 1
        size = q.groupby(label)[p["y"]].transform("size").to_numpy(float)
        means = q.groupby(label)[cols].transform("mean")
        fe = linear(p["x"], (q[p["x"]] - means[p["x"]]).to_numpy(), (q[p["y"]] - means[p["y"]]).to_numpy(), q)
        units = q.groupby(label)[cols].mean()
        be = linear(names, np.column_stack([np.ones(len(units)), units[p["x"]]]), units[p["y"]].to_numpy(), units)
        s2 = fe.e @ fe.e / (n - len(units) - k + 1)
        harmonic = len(units) / (1 / q.groupby(label).size()).sum()
        effects = max(0, be.e @ be.e / (len(units) - k) - s2 / harmonic)
        theta = 1 - np.sqrt(s2 / (size * effects + s2))
        Z = np.column_stack([np.ones(n), q[p["x"]]]) - theta[:, None] * np.column_stack([np.ones(n), means[p["x"]]])
        return linear(names, Z, (q[p["y"]] - theta * means[p["y"]]).to_numpy(), q)

    add("re", p, f, "re", random(d))
    other = [x for x in p["x"] if x != p["endogenous"]]
    v = d.dropna(subset=["l1", "l2"]).reset_index(drop=True)
    instrument = f"lag({p['endogenous']}, 1) + lag({p['endogenous']}, 2)"
    iv = lambda q: two_stage(["(Intercept)", *other, p["endogenous"]], np.column_stack([np.ones(len(q)), q[other]]),
                             q[p["endogenous"]].to_numpy(), q[["l1", "l2"]].to_numpy(), q[p["y"]].to_numpy(), q)
    ivf = f"{p['response']} ~ {' + '.join(other)} | {p['endogenous']} ~ {instrument}"
    add("iv", p, ivf, "iv", iv(v))
    single = v[p["unit"]].map(v[p["unit"]].value_counts()) > 1
    vf = v[single].reset_index(drop=True)
    add("ivfe", p, f"{p['response']} ~ {' + '.join(other)} | {p['unit']} | {p['endogenous']} ~ {instrument}", "iv",
        two_stage([*other, p["endogenous"]], vf[other].to_numpy(), vf[p["endogenous"]].to_numpy(),
                  vf[["l1", "l2"]].to_numpy(), vf[p["y"]].to_numpy(), vf, [code(vf, p["unit"])]))
    share = f"{p['share']} ~ {' + '.join(p['x'])}"
    add("flogit", p, share, "flogit", flogit(names, X, y / p["by"], d))
    add("quantile", p, f, "quantile", quantile(names, X, y, d, 0.25), {"tau": 0.25})
    add("huber", p, f, "huber", huber(names, X, y, d))
    take = lambda q, rows: q.iloc[rows].reset_index(drop=True)
    ols = lambda rows: linear(names, X[rows], y[rows], take(d, rows))
    bootstrap("ols", p, f, "ols", d, ols, 40)
    bootstrap("ols", p, f, "ols", d, ols, 40, p["unit"])
    bootstrap("wls", p, f, "ols", d, lambda r: linear(names, X[r], y[r], take(d, r), weights=w[r]), 25, p["unit"],
              {"weights": p["weight"]})
    bootstrap("fe", p, f"{f} | {p['unit']}", "ols", e, lambda r: within(take(e, r), p["unit"]), 25, p["unit"])
    bootstrap("iv", p, ivf, "iv", v, lambda r: iv(take(v, r)), 25)
    if p["name"] == "egdi":
        continue  # iterated estimators on 2,000 rows would make the tests slow
    bootstrap("flogit", p, share, "flogit", d, lambda r: flogit(names, X[r], y[r] / p["by"], take(d, r)), 25, p["unit"])
    bootstrap("huber", p, f, "huber", d, lambda r: huber(names, X[r], y[r], take(d, r)), 10, p["unit"])

versions = {m: md.version(m) for m in ("numpy", "pandas", "scipy", "statsmodels")}
(here / "cells.json").write_text(json.dumps({"producer": "make_cells.py", "versions": versions, "cases": cases}))
print(len(cases), "cases")
