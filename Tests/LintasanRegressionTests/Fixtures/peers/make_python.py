"""Writes python.json: estimator x covariance on two panels by statsmodels, linearmodels and pyfixest.

Each case: {id, peer, data, formula, estimator, se, ssc, options, n, terms: {name: [estimate, std_error]}, stats}.
Run: python3 make_python.py   (environment: Tests/Oracles/requirements.txt)
"""
import importlib.metadata as md
import json
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
import statsmodels.api as sm
import statsmodels.formula.api as smf
from linearmodels.iv import IV2SLS
from linearmodels.panel import BetweenOLS, FirstDifferenceOLS, PanelOLS, RandomEffects
from scipy import stats
from scipy.optimize import linprog
from statsmodels.stats import diagnostic as dg
from statsmodels.stats.outliers_influence import OLSInfluence, reset_ramsey, variance_inflation_factor
from statsmodels.regression.quantile_regression import hall_sheather
from statsmodels.stats.stattools import durbin_watson, jarque_bera

warnings.filterwarnings("ignore")
here = Path(__file__).parent
panels = here.parent / "panels"
g = pd.read_csv(panels / "grunfeld.csv")
e = pd.read_csv(panels / "egdi.csv")
NAME = {"Intercept": "(Intercept)", "const": "(Intercept)"}
MODELS = {
    "grunfeld": (g, "firm", "year", "inv", ["value", "capital"], "firm", "year"),
    "egdi": (e, "iso3", "survey_year", "osi", ["np.log(gdp_per_capita_ppp)", "internet_users_pct"], "iso3",
             "survey_year"),
}
cases = []

def clean(name):
    return NAME.get(name, name).replace("np.log", "log").replace("C(", "factor(")

def add(id, peer, data, formula, estimator, se, ssc, params, ses, n, stats=None, options=None):
    cases.append({
        "id": id, "peer": peer, "data": data, "formula": formula, "estimator": estimator, "se": se, "ssc": ssc,
        "options": options or {}, "n": int(n),
        "terms": {clean(k): [float(params[k]), float(ses[k])] for k in params.index},
        "stats": {k: float(v) for k, v in (stats or {}).items()}})

for data, (d, unit, time, y, xs, c1, c2) in MODELS.items():
    rhs = " + ".join(xs)
    f = f"{y} ~ {rhs}"
    mine = f.replace("np.log", "log")
    used = d.dropna(subset=[unit, time, y] + [x.replace("np.log(", "").replace(")", "") for x in xs]).copy()
    used["w"] = used[xs[-1]].abs() + 1
    used = used.reset_index(drop=True)
    # --- OLS
    m = smf.ols(f, used)
    r = m.fit()
    common = {"r_squared": r.rsquared, "adj_r_squared": r.rsquared_adj, "sigma": np.sqrt(r.scale),
              "f_statistic": r.fvalue, "f_p_value": r.f_pvalue, "log_likelihood": r.llf,
              "aic": r.aic, "bic": r.bic, "df_residual": r.df_resid}
    add(f"{data}-ols-iid", "statsmodels", data, mine, "ols", "iid", "fixest", r.params, r.bse, r.nobs, common)
    for kind in ("HC0", "HC1", "HC2", "HC3"):
        q = m.fit(cov_type=kind)
        add(f"{data}-ols-{kind}", "statsmodels", data, mine, "ols", kind, "fixest", q.params, q.bse, q.nobs)
    q = m.fit(cov_type="cluster", cov_kwds={"groups": pd.factorize(used[c1])[0]})
    add(f"{data}-ols-cluster1", "statsmodels", data, mine, "ols", f"cluster:{c1}", "stata", q.params, q.bse, q.nobs)
    for kinds, name in (({"CRV1": c1}, f"cluster:{c1}"), ({"CRV1": f"{c1}+{c2}"}, f"cluster:{c1}+{c2}"),
                        ({"CRV1": c2}, f"cluster:{c2}"), ("hetero", "HC1"), ("iid", "iid")):
        q = pf.feols(mine, used, vcov=kinds)
        t = q.tidy()
        add(f"{data}-ols-pf-{name}", "pyfixest", data, mine, "ols", name, "fixest", t["Estimate"], t["Std. Error"],
            q._N, {"df_t": q._df_t})
    for lag in (2,):
        if data == "grunfeld":
            one = used[used.firm == "General Motors"].copy()
            q = smf.ols(f, one).fit(cov_type="HAC", cov_kwds={"maxlags": lag})
            add(f"{data}-ols-hac{lag}", "statsmodels", "grunfeld-gm", mine, "ols", f"hac:{lag}", "plm", q.params,
                q.bse, q.nobs)
        q = smf.ols(f, used).fit(cov_type="hac-groupsum", cov_kwds={
            "time": pd.factorize(used[time], sort=True)[0], "maxlags": lag, "use_correction": False})
        add(f"{data}-ols-dk{lag}", "statsmodels", data, mine, "ols", f"driscoll-kraay:{lag}", "plm", q.params, q.bse,
            q.nobs)
        q = smf.ols(f, used).fit(cov_type="hac-panel", cov_kwds={
            "groups": pd.factorize(used[unit])[0], "maxlags": lag, "use_correction": False})
        if data == "grunfeld":
            add(f"{data}-ols-panelhac{lag}", "statsmodels", data, mine, "ols", f"hac:{lag}", "plm", q.params, q.bse,
                q.nobs)
    # --- WLS
    q = smf.wls(f, used, weights=used.w).fit()
    add(f"{data}-wls-iid", "statsmodels", data, mine, "ols", "iid", "fixest", q.params, q.bse, q.nobs,
        {"r_squared": q.rsquared, "sigma": np.sqrt(q.scale), "log_likelihood": q.llf},
        {"weights": xs[-1]})
    q = smf.wls(f, used, weights=used.w).fit(cov_type="HC1")
    add(f"{data}-wls-HC1", "statsmodels", data, mine, "ols", "HC1", "fixest", q.params, q.bse, q.nobs, None,
        {"weights": xs[-1]})
    # --- within
    for fe, tag in ((unit, "one"), (f"{unit} + {time}", "two")):
        for vc, name in (("iid", "iid"), ("hetero", "HC1"), ({"CRV1": c1}, f"cluster:{c1}"),
                         ({"CRV1": f"{c1}+{c2}"}, f"cluster:{c1}+{c2}")):
            q = pf.feols(f"{mine} | {fe}", used, vcov=vc, fixef_tol=1e-12, fixef_maxiter=100000)
            t = q.tidy()
            add(f"{data}-fe{tag}-pf-{name}", "pyfixest", data, f"{mine} | {fe}", "ols", name, "fixest",
                t["Estimate"], t["Std. Error"], q._N,
                {"df_t": q._df_t, "r_squared": q._r2, "r_squared_within": q._r2_within})
    p = used.set_index([unit, time])
    lf = mine.replace("log(", "np.log(")
    for effect, tag, extra in (("EntityEffects", "one", unit), ("EntityEffects + TimeEffects", "two", f"{unit} + {time}")):
        q0 = PanelOLS.from_formula(f"{lf} + {effect}", p, singletons=False)
        for kw, name in (({}, "iid"), ({"cov_type": "robust"}, "HC1"),
                         ({"cov_type": "clustered", "cluster_entity": True}, f"cluster:{c1}"),
                         ({"cov_type": "clustered", "cluster_entity": True, "cluster_time": True}, f"cluster:{c1}+{c2}"),
                         ({"cov_type": "kernel", "kernel": "bartlett", "bandwidth": 2}, "driscoll-kraay:2")):
            q = q0.fit(**kw)
            add(f"{data}-fe{tag}-lm-{name}", "linearmodels", data, f"{mine} | {extra}", "ols", name, "linearmodels",
                q.params, q.std_errors, q.nobs, {"r_squared_within_lm": q.rsquared_within})
    # --- random, between, first differences
    for model, estimator in ((RandomEffects, "re"), (BetweenOLS, "be"), (FirstDifferenceOLS, "fd")):
        form = lf if estimator == "fd" else lf.replace("~", "~ 1 +")
        ours = mine if estimator != "fd" else mine + " - 1"
        if estimator == "fd" and data == "egdi":
            continue  # the peer differences across gaps
        for kw, name in (({}, "iid"), ({"cov_type": "robust"}, "HC1"),
                         ({"cov_type": "clustered", "cluster_entity": True}, f"cluster:{c1}")):
            if estimator == "be" and name.startswith("cluster"):
                continue
            q = model.from_formula(form, p).fit(**kw)
            st = {"r_squared": q.rsquared}
            if estimator == "re":
                v = q.variance_decomposition
                st |= {"sigma2_effects": v["Effects"], "sigma2_idiosyncratic": v["Residual"],
                       "r_squared_within_lm": q.rsquared_within, "r_squared_between": q.rsquared_between,
                       "r_squared_overall": q.rsquared_overall}
            add(f"{data}-{estimator}-{name}", "linearmodels", data, ours, estimator, name, "linearmodels",
                q.params, q.std_errors, q.nobs, st)
    if data == "egdi":
        q = RandomEffects.from_formula(lf.replace("~", "~ 1 +"), p).fit(small_sample=True)
        add(f"{data}-re-baltagi-chang", "linearmodels", data, mine, "re", "iid", "plm", q.params, q.std_errors, q.nobs)
    # --- quantile and Huber
    for tau in (0.25, 0.5, 0.9):
        # statsmodels stops early: the vertex comes from the linear programme, its covariance by statsmodels' formulas
        qm = smf.quantreg(f, used)
        X, Y = qm.exog, qm.endog
        n, k = X.shape
        lp = linprog(np.r_[np.zeros(k), tau * np.ones(n), (1 - tau) * np.ones(n)],
                     A_eq=np.hstack([X, np.eye(n), -np.eye(n)]), b_eq=Y,
                     bounds=[(None, None)] * k + [(0, None)] * (2 * n), method="highs-ds")
        near = np.argsort(np.abs(Y - X @ lp.x[:k]))[:k]
        beta = np.linalg.solve(X[near], Y[near])
        u = Y - X @ beta
        u[near] = 0
        iqr = np.subtract(*np.percentile(u, [75, 25]))
        h = hall_sheather(n, tau)
        h = min(np.std(Y), iqr / 1.34) * (stats.norm.ppf(tau + h) - stats.norm.ppf(tau - h))
        f0 = np.sum(np.where(np.abs(u / h) <= 1, 0.75 * (1 - (u / h) ** 2), 0)) / (n * h)
        V = tau * (1 - tau) / f0**2 * np.linalg.inv(X.T @ X)
        names = qm.exog_names
        rho = np.sum(u * (tau - (u < 0)))
        theirs = qm.fit(q=tau, vcov="iid", p_tol=1e-12, max_iter=20000)
        assert np.allclose(theirs.params, beta, rtol=1e-3), (theirs.params, beta)
        add(f"{data}-quantile-{tau}", "scipy", data, mine, "quantile", "iid", "fixest", pd.Series(beta, names),
            pd.Series(np.sqrt(np.diag(V)), names), n, {"objective": rho}, {"tau": tau})
    q = sm.RLM.from_formula(f, used, M=sm.robust.norms.HuberT()).fit(tol=1e-14, maxiter=2000)
    add(f"{data}-huber", "statsmodels", data, mine, "huber", "iid", "fixest", q.params, q.bse, q.nobs,
        {"scale": q.scale})
    # --- diagnostics of pooled OLS
    X, u = m.exog, r.resid
    inf = OLSInfluence(r)
    out = {"data": data, "formula": mine}
    bp = dg.het_breuschpagan(u, X); wh = dg.het_white(u, X)
    out["breusch_pagan"] = [bp[0], X.shape[1] - 1, bp[1]]
    out["white"] = [wh[0], wh[0] * 0 + 5, wh[1]]
    rs = reset_ramsey(r, degree=3); out["reset"] = [rs.fvalue.item() if hasattr(rs.fvalue, "item") else rs.fvalue, 2, float(rs.pvalue)]
    jb = jarque_bera(u); out["jarque_bera"] = [jb[0], 2, jb[1]]
    out["durbin_watson_rows"] = [durbin_watson(u), 0, 0]
    bg = dg.acorr_breusch_godfrey(r, nlags=2); out["breusch_godfrey_rows"] = [bg[0], 2, bg[1]]
    out["vif"] = [variance_inflation_factor(X, i) for i in range(1, X.shape[1])]
    out["hat_sum3"] = list(inf.hat_matrix_diag[:3])
    out["cooks3"] = list(inf.cooks_distance[0][:3])
    out["student3"] = list(inf.resid_studentized_internal[:3])
    out["dfbetas3"] = [list(map(float, row)) for row in inf.dfbetas[:3]]
    Xs = X / np.linalg.norm(X, axis=0)
    out["condition_scaled"] = float(np.linalg.cond(Xs))
    cases.append({"id": f"{data}-diagnostics", "diagnostics": out})

# --- fixest's conventions for kernels
numbered = g.assign(id=pd.factorize(g.firm)[0].astype(float), year=g.year.astype(float))
for v, name in (("DK", "driscoll-kraay:2"), ("NW", "hac:2")):
    for f in ("inv ~ value + capital", "inv ~ value + capital | firm"):
        q = pf.feols(f, numbered, vcov=v, vcov_kwargs={"time_id": "year", "panel_id": "id", "lag": 2})
        t = q.tidy()
        add(f"grunfeld-{name}-{f[-6:].strip()}", "pyfixest", "grunfeld", f, "ols", name, "fixest", t["Estimate"],
            t["Std. Error"], q._N, {"df_t": q._df_t})

# --- instruments
ge = g.sort_values(["firm", "year"]).copy()
ge["z1"] = ge.groupby("firm").value.shift(1)
ge["z2"] = ge.groupby("firm").value.shift(2)
iv = ge.dropna().copy()
for extra, inst, tag in (("", "lag(value, 1)", "just"), ("", "lag(value, 1) + lag(value, 2)", "over")):
    z = "z1" if tag == "just" else "z1 + z2"
    d = ge.dropna(subset=["z1"] if tag == "just" else ["z1", "z2"])
    for kw, name in (({"cov_type": "unadjusted", "debiased": True}, "iid"), ({"cov_type": "robust", "debiased": True}, "HC1"),
                     ({"cov_type": "clustered", "clusters": pd.factorize(d.firm)[0], "debiased": True}, "cluster:firm")):
        q = IV2SLS.from_formula(f"inv ~ 1 + capital + [value ~ {z}]", d).fit(**kw)
        st = {}
        if name == "iid":
            wu = q.wu_hausman()
            st = {"wu_hausman": wu.stat, "wu_hausman_p": wu.pval,
                  "first_stage_f": float(IV2SLS.from_formula(f"inv ~ 1 + capital + [value ~ {z}]", d).fit(cov_type="unadjusted", debiased=True).first_stage.diagnostics["f.stat"].iloc[0])}
            if tag == "over":
                st |= {"sargan": q.sargan.stat, "sargan_p": q.sargan.pval}
        add(f"grunfeld-iv-{tag}-{name}", "linearmodels", "grunfeld", f"inv ~ capital | value ~ {inst}", "iv", name,
            "linearmodels", q.params, q.std_errors, q.nobs, st)
    q = pf.feols(f"inv ~ capital | firm | value ~ {z}", d, vcov="iid")
    t = q.tidy()
    add(f"grunfeld-ivfe-{tag}-iid", "pyfixest", "grunfeld", f"inv ~ capital | firm | value ~ {inst}", "iv", "iid",
        "fixest", t["Estimate"], t["Std. Error"], q._N)
    q = pf.feols(f"inv ~ capital | firm | value ~ {z}", d, vcov={"CRV1": "firm"})
    t = q.tidy()
    add(f"grunfeld-ivfe-{tag}-cluster", "pyfixest", "grunfeld", f"inv ~ capital | firm | value ~ {inst}", "iv",
        "cluster:firm", "fixest", t["Estimate"], t["Std. Error"], q._N)

# --- fractional logit
u = e.dropna(subset=["osi", "gdp_per_capita_ppp", "internet_users_pct"]).copy()
f = "osi ~ np.log(gdp_per_capita_ppp) + internet_users_pct"
m = smf.glm(f, u, family=sm.families.Binomial())
for name in ("HC0",):  # statsmodels' HC1 of a GLM carries no correction: it equals HC0
    q = m.fit(cov_type=name, tol=1e-14)
    add(f"egdi-flogit-{name}", "statsmodels", "egdi", f.replace("np.", ""), "flogit", name, "fixest", q.params, q.bse, q.nobs)
q = m.fit(cov_type="cluster", cov_kwds={"groups": pd.factorize(u.iso3)[0]}, tol=1e-14)
mu = q.fittedvalues
ame = {k: float(np.mean(mu * (1 - mu)) * q.params[k]) for k in q.params.index if k != "Intercept"}
add("egdi-flogit-cluster", "statsmodels", "egdi", f.replace("np.", ""), "flogit", "cluster:iso3", "stata", q.params,
    q.bse, q.nobs, {"ame:" + clean(k): v for k, v in ame.items()})

# --- penalised: standardised by the population standard deviation, coefficients on the data's own scale
from sklearn.linear_model import ElasticNet, Ridge
X = np.column_stack([np.log(u.gdp_per_capita_ppp), u.internet_users_pct, u.gov_effectiveness])
ok = ~np.isnan(X).any(axis=1)
X, yy = X[ok], u.osi.values[ok]
names = ["log(gdp_per_capita_ppp)", "internet_users_pct", "gov_effectiveness"]
mean, sd = X.mean(0), X.std(0)
Z = (X - mean) / sd
for est, lam, alpha in (("ridge", 0.1, 0), ("lasso", 0.02, 1), ("enet", 0.03, 0.5)):
    if est == "ridge":
        q = Ridge(alpha=lam * len(yy), solver="svd").fit(Z, yy)
    else:
        q = ElasticNet(alpha=lam, l1_ratio=alpha, tol=1e-15, max_iter=1000000).fit(Z, yy)
    b = q.coef_ / sd
    a = q.intercept_ - b @ mean
    s = pd.Series([a, *b], index=["Intercept", *names])
    add(f"egdi-{est}", "scikit-learn", "egdi", "osi ~ " + " + ".join(names), est, "none", "fixest", s, s * 0, len(yy),
        None, {"lambda": lam, "alpha": alpha})

# --- poly, factor, interactions
import patsy
q = smf.ols("inv ~ C(firm) + value * capital", g).fit()
add("grunfeld-factor-interaction", "statsmodels", "grunfeld", "inv ~ factor(firm) + value*capital", "ols", "iid", "fixest",
    q.params.rename(lambda k: k.replace("C(firm)[T.", "factor(firm)").replace("]", "")), q.bse.rename(
        lambda k: k.replace("C(firm)[T.", "factor(firm)").replace("]", "")), q.nobs)

versions = {p: md.version(p) for p in ("statsmodels", "linearmodels", "pyfixest", "pandas", "numpy", "scipy", "scikit-learn")}
(here / "python.json").write_text(json.dumps({"producer": "make_python.py", "versions": versions, "cases": cases}, indent=1))
print(len(cases), "cases")
