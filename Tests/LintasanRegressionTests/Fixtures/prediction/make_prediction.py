#!/usr/bin/env python3
"""Predictions with their intervals by plain linear algebra, dummies written out.

Needs numpy==2.4.6 and scipy==1.17.1. Writes prediction.json beside this file. Run: python3 make_prediction.py
"""
import json
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(18)
countries = ["a", "b", "c", "d", "e", "f"]
rows = []
for c, name in enumerate(countries):
    for year in range(5):
        gdp = round(float(10 + 3 * c + year + rng.normal(0, 1)), 3)
        kind = "xy"[(c + year) % 2]
        score = round(float(0.2 + 0.1 * c + 0.03 * gdp + (0.2 if kind == "y" else 0) + rng.normal(0, 0.1)), 4)
        rows.append((name, kind, gdp, score))
new = [("b", "x", 15.0), ("f", "y", 30.0), ("a", "y", 9.5)]
y = np.array([r[3] for r in rows])


def design(items, effects):
    out = []
    for item in items:
        row = [1.0, item[2], 1.0 if item[1] == "y" else 0.0]
        if effects:
            row += [1.0 if item[0] == c else 0.0 for c in countries[1:]]
        out.append(row)
    return np.array(out)


def interval(fit, variance, df, level):
    t = stats.t.ppf((1 + level) / 2, df)
    half = t * np.sqrt(variance)
    return {"fit": fit.tolist(), "lower": (fit - half).tolist(), "upper": (fit + half).tolist()}


out = {}
for effects in (False, True):
    x, z = design(rows, effects), design(new, effects)
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ x.T @ y
    residuals = y - x @ beta
    df = len(y) - x.shape[1]
    s2 = residuals @ residuals / df
    name = "effects" if effects else "plain"
    quadratic = np.einsum("ij,jk,ik->i", z, inverse, z)
    out[name + "_confidence"] = interval(z @ beta, s2 * quadratic, df, 0.95)
    out[name + "_prediction"] = interval(z @ beta, s2 * (1 + quadratic), df, 0.9)
    meat = np.zeros((x.shape[1],) * 2)
    for c in countries:
        score = sum(x[i] * residuals[i] for i, r in enumerate(rows) if r[0] == c)
        meat += np.outer(score, score)
    # Without any small-sample factor: the test multiplies by that of the fit.
    variance = np.einsum("ij,jk,ik->i", z, inverse @ meat @ inverse, z)
    out[name + "_cluster_se"] = np.sqrt(variance).tolist()
out["rows"] = [{"country": r[0], "kind": r[1], "gdp": r[2], "score": r[3]} for r in rows]
out["new"] = [{"country": r[0], "kind": r[1], "gdp": r[2]} for r in new]
out["versions"] = {"numpy": np.__version__, "scipy": scipy.__version__}
Path(__file__).with_name("prediction.json").write_text(json.dumps(out, indent=1) + "\n")
