"""Writes instruments.json: tests of instruments under the errors asked for.

Classical statistics and Hansen's J by linearmodels, the effective F by pyfixest; the others (Kleibergen-Paap with two
endogenous terms, Sanderson-Windmeijer, Wu-Hausman under robust errors, their F forms) in plain numpy from the papers'
formulas: sums over pairs of rows instead of summed scores, a null space by scipy instead of eigenvectors.
Run: python3 make_instruments.py   (linearmodels==7.1 pyfixest==0.60.0 numpy scipy pandas)
"""
import importlib.metadata as md
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
from linearmodels.iv import IV2SLS, IVGMM, IVLIML
from scipy import linalg, stats
from scipy.optimize import brentq

here = Path(__file__).parent
cases = []


def meat(S, se, frame):
    """Sum over all pairs of rows that may be related, and the convention's factor without (n-K)."""
    n = len(S)
    if se == "HC1":
        return S.T @ S
    codes = frame[se.split(":")[1]].to_numpy()
    return S.T @ ((codes[:, None] == codes[None, :]).astype(float) @ S)


def factor(se, frame, n, K):
    if se == "HC1":
        return n / (n - K), n - K
    G = frame[se.split(":")[1]].nunique()
    return G / (G - 1) * (n - 1) / (n - K), G - 1


def out(A, B):
    return B - A @ np.linalg.lstsq(A, B, rcond=None)[0]


def robust_wald(D, e, chosen, beta, se, frame, K):
    bread = np.linalg.inv(D.T @ D)
    c, df = factor(se, frame, len(e), K)
    V = c * bread @ meat(D * e[:, None], se, frame) @ bread
    b = beta[chosen]
    return b @ np.linalg.solve(V[np.ix_(chosen, chosen)], b), df


def case(id, data, formula, frame, y, X, W, Z, se, names):
    """y on exogenous X and endogenous W with instruments Z."""
    n, kx, L, G = len(y), X.shape[1], Z.shape[1], W.shape[1]
    F = np.column_stack([X, Z])
    K = kx + L
    tests = {}
    P = np.linalg.lstsq(F, W, rcond=None)[0]
    V = W - F @ P
    Zp, Wp, yp = out(X, Z), out(X, W), out(X, y)
    Pi = np.linalg.lstsq(Zp, Wp, rcond=None)[0]
    label = lambda key, j: f"{key}:{names[j]}" if G > 1 else key
    if se == "iid":
        s = V.T @ V / (n - K)
        for j in range(G):
            r = out(X, W[:, j])
            tests[label("first_stage_f", j)] = ((r @ r - V[:, j] @ V[:, j]) / L) / (V[:, j] @ V[:, j] / (n - K))
    else:
        c, df = factor(se, frame, n, K)
        for j in range(G):
            w, _ = robust_wald(F, V[:, j], list(range(kx, K)), P[:, j], se, frame, K)
            tests[label("first_stage_f", j)] = w / L
    S = V.T @ V / (n - K)
    R = np.linalg.inv(linalg.sqrtm(S).real)
    tests["cragg_donald"] = np.linalg.eigvalsh(R @ (Pi.T @ Zp.T @ Zp @ Pi) @ R)[0] / L
    if se != "iid":
        iz = np.linalg.inv(Zp.T @ Zp)
        scores = np.column_stack([Zp * V[:, [j]] for j in range(G)])
        B = np.kron(np.eye(G), iz)
        VP = c * B @ meat(scores, se, frame) @ B
        Rz, Rx = np.linalg.cholesky(Zp.T @ Zp).T, np.linalg.cholesky(Wp.T @ Wp).T
        theta = Rz @ Pi @ np.linalg.inv(Rx)
        T = np.kron(np.linalg.inv(Rx).T, Rz)
        U, d, Vt = np.linalg.svd(theta)
        A = linalg.null_space(U[:, : G - 1].T) if G > 1 else np.eye(L)
        lab = np.kron(Vt[G - 1], A.T)
        lam = lab @ theta.T.ravel()
        tests["kleibergen_paap"] = lam @ np.linalg.solve(lab @ T @ VP @ T.T @ lab.T, lam) / L
    if G > 1:
        for j in range(G):
            o = [i for i in range(G) if i != j]
            Wo = Zp @ Pi[:, o]
            delta = np.linalg.lstsq(Wo, Wp[:, j], rcond=None)[0]
            e = Wp[:, j] - Wp[:, o] @ delta
            g = np.linalg.lstsq(Zp, e, rcond=None)[0]
            r = e - Zp @ g
            if se == "iid":
                w = g @ (Zp.T @ Zp) @ g / (r @ r / (n - K))
            else:
                w, _ = robust_wald(Zp, r, list(range(L)), g, se, frame, K)
            tests[f"sanderson_windmeijer:{names[j]}"] = w / (L - G + 1)
    if G == 1:
        if se == "iid":
            Vp = np.linalg.inv(Zp.T @ Zp) * S[0, 0]
        else:
            Vp = VP
        pi = Pi[:, 0]
        tests["effective_f"] = pi @ (Zp.T @ Zp) @ pi / np.trace(Vp @ Zp.T @ Zp)
        root = linalg.sqrtm(Zp.T @ Zp).real
        Om = root @ Vp @ root
        x = 10.0
        k = np.trace(Om) ** 2 * (1 + 2 * x) / (np.trace(Om @ Om) + 2 * x * np.trace(Om) * np.linalg.eigvalsh(Om)[-1])
        tests["effective_f_critical"] = stats.ncx2.isf(0.05, k, x * k) / k
    own = np.column_stack([X, W])
    full = np.column_stack([own, V])
    b = np.linalg.lstsq(full, y, rcond=None)[0]
    e = y - full @ b
    if se == "iid":
        r = out(own, y)
        tests["wu_hausman"] = ((r @ r - e @ e) / G) / (e @ e / (n - full.shape[1]))
    else:
        w, _ = robust_wald(full, e, list(range(own.shape[1], full.shape[1])), b, se, frame, full.shape[1])
        tests["wu_hausman"] = w / G
    if L > G:
        Xf, Wf, Zf = (pd.DataFrame(a, columns=[f"{p}{i}" for i in range(a.shape[1])]) for p, a in (("x", X), ("w", W), ("z", Z)))
        if se == "iid":
            tests["sargan"] = IV2SLS(pd.Series(y), Xf, Wf, Zf).fit().sargan.stat
        else:
            kind = {} if se == "HC1" else {"clusters": pd.Series(pd.factorize(frame[se.split(":")[1]])[0])}
            weight = IVGMM(pd.Series(y), Xf, Wf, Zf, weight_type="robust" if se == "HC1" else "clustered", **kind)
            tests["hansen"] = weight.fit(iter_limit=2, cov_type="unadjusted").j_stat.stat
    cases.append({"id": f"{id} {se}", "data": data, "formula": formula, "se": se, "tests": tests})
    return tests


def table(path):
    return pd.read_csv(here.parent / path)


one = table("wrong/iv_one_strong_instrument_for_two.csv")
for se in ("iid", "HC1"):
    case("one strong", "wrong/iv_one_strong_instrument_for_two.csv", "y ~ 1 | x1 + x2 ~ z1 + z2", one, one.y.to_numpy(),
         np.ones((len(one), 1)), one[["x1", "x2"]].to_numpy(), one[["z1", "z2"]].to_numpy(), se, ["x1", "x2"])
    case("over-identified", "wrong/iv_one_strong_instrument_for_two.csv", "y ~ 1 | x1 ~ z1 + z2", one, one.y.to_numpy(),
         np.ones((len(one), 1)), one[["x1"]].to_numpy(), one[["z1", "z2"]].to_numpy(), se, ["x1"])
cl = table("wrong/iv_clustered_instrument.csv")
for se in ("iid", "HC1", "cluster:g"):
    t = case("clustered", "wrong/iv_clustered_instrument.csv", "y ~ 1 | x ~ z", cl, cl.y.to_numpy(), np.ones((len(cl), 1)),
             cl[["x"]].to_numpy(), cl[["z"]].to_numpy(), se, ["x"])
fit = pf.feols("y ~ 1 | x ~ z", data=cl, vcov={"CRV1": "g"})
fit.IV_Diag()
print("pyfixest effective F", fit._eff_F, "ours", t["effective_f"])
g = table("panels/grunfeld.csv").sort_values(["firm", "year"])
for lag in (1, 2, 3):
    g[f"v{lag}"] = g.groupby("firm").value.shift(lag)
    g[f"c{lag}"] = g.groupby("firm").capital.shift(lag)
f = g.dropna().reset_index(drop=True)
for se in ("iid", "HC1", "cluster:year"):
    case("grunfeld two", "panels/grunfeld.csv",
         "inv ~ 1 | value + capital ~ lag(value, 1) + lag(capital, 1) + lag(value, 2) + lag(capital, 3)", f, f.inv.to_numpy(),
         np.ones((len(f), 1)), f[["value", "capital"]].to_numpy(), f[["v1", "c1", "v2", "c3"]].to_numpy(), se,
         ["value", "capital"])
    case("grunfeld one", "panels/grunfeld.csv", "inv ~ capital | value ~ lag(value, 1) + lag(value, 2) + lag(capital, 3)", f,
         f.inv.to_numpy(), np.column_stack([np.ones(len(f)), f.capital]), f[["value"]].to_numpy(),
         f[["v1", "v2", "c3"]].to_numpy(), se, ["value"])
versions = {m: md.version(m) for m in ("linearmodels", "pyfixest", "numpy", "scipy", "pandas")}
(here / "instruments.json").write_text(
    json.dumps({"producer": "make_instruments.py", "versions": versions, "cases": cases}, indent=1))
