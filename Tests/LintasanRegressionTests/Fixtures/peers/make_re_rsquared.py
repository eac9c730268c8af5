"""Writes re_rsquared.json: R2 of random effects as squared correlations, from their definition.

Within: corr2 of the deviations from units' means of y and of the prediction; between: of the units' means; overall: of y and
the prediction. The coefficients are Swamy and Arora's GLS. Run: python3 make_re_rsquared.py (numpy alone).
"""
import csv, json
import numpy as np

def load(path, unit, names, log=()):
    with open(path) as file:
        rows = [r for r in csv.DictReader(file) if all(r[n] not in ("", "NA") for n in names)]
    codes = np.unique([r[unit] for r in rows], return_inverse=True)[1]
    return codes, [np.log([float(r[n]) for r in rows]) if n in log else np.array([float(r[n]) for r in rows]) for n in names]

def fit(codes, y, xs):
    sizes = np.bincount(codes)
    mean = lambda v: (np.bincount(codes, v) / sizes)
    dev = lambda v: v - mean(v)[codes]
    n, units, k = len(y), len(sizes), len(xs)
    w = np.column_stack([dev(x) for x in xs])
    r = dev(y) - w @ np.linalg.lstsq(w, dev(y), rcond=None)[0]
    se = r @ r / (n - units - k)
    b = np.column_stack([np.ones(units)] + [mean(x) for x in xs])
    r = mean(y) - b @ np.linalg.lstsq(b, mean(y), rcond=None)[0]
    su = max(0, r @ r / (units - k - 1) - se * np.mean(1 / sizes))
    theta = (1 - np.sqrt(se / (sizes * su + se)))[codes]
    part = lambda v: v - theta * mean(v)[codes]
    z = np.column_stack([part(np.ones(n))] + [part(x) for x in xs])
    beta = np.linalg.lstsq(z, part(y), rcond=None)[0]
    p = beta[0] + sum(c * x for c, x in zip(beta[1:], xs))
    c2 = lambda a, b: float(np.corrcoef(a, b)[0, 1] ** 2)
    return {"within": c2(dev(y), dev(p)), "between": c2(mean(y), mean(p)), "overall": c2(y, p)}

codes, (y, value, capital) = load("../panels/grunfeld.csv", "firm", ["inv", "value", "capital"])
out = {"grunfeld": fit(codes, y, [value, capital])}
names = ["osi", "gdp_per_capita_ppp", "internet_users_pct"]
codes, (y, gdp, net) = load("../panels/egdi.csv", "iso3", names, log=("gdp_per_capita_ppp",))
out["egdi"] = fit(codes, y, [gdp, net])
json.dump({"producer": "make_re_rsquared.py", "numpy": np.__version__, "cases": out}, open("re_rsquared.json", "w"), indent=1)
