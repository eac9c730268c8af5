"""Writes reference.json: the nowcast of TII and HCI from their own inputs by a second implementation.

Run with Python 3.11 and numpy (the version is written into the file). Standings are z-scores with the population deviation over
the countries surveyed. Features of a component: its own standing at the origin; for each of its inputs the standing in the
value known two years before the target's survey, and that less the same of the origin's survey. Two ridge regressions (penalties
10 and 50) over all earlier origins, averaged.
"""
import csv, json, os, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, *[".."] * 4, "datasets", "egdi")
INPUTS = {"tii": [("mobile_per_100", 120), ("internet_users_pct", None), ("fixed_broadband_per_100", None)],
          "hci": [("expected_schooling", None), ("mean_schooling", None)]}
LAG = 2

number = lambda text: float(text) if text else np.nan
rows = [r for r in csv.DictReader(open(f"{DATA}/scores.csv")) if r["flag"] != "not_surveyed"]
units = sorted({r["iso3"] for r in csv.DictReader(open(f"{DATA}/scores.csv"))})
years = sorted({int(r["survey_year"]) for r in rows})
position = {u: i for i, u in enumerate(units)}
scores = {c: np.full((len(years), len(units)), np.nan) for c in INPUTS}
for r in rows:
    for c in INPUTS:
        scores[c][years.index(int(r["survey_year"])), position[r["iso3"]]] = number(r[c])
series = {}
for c, columns in INPUTS.items():
    for name, most in columns:
        values = np.full((25, len(units)), np.nan)
        for r in csv.DictReader(open(f"{DATA}/covariates.csv")):
            values[int(r["year"]) - 2000, position[r["iso3"]]] = number(r[name])
        series[name] = values if most is None else np.minimum(values, most)

def standing(values):
    return np.nan_to_num((values - np.nanmean(values)) / np.nanstd(values))

def known(name, year):
    last = series[name][0].copy()
    for row in series[name][1 : year - 2000 + 1]:
        last = np.where(np.isnan(row), last, row)
    return standing(last)

z = {c: (s - np.nanmean(s, 1, keepdims=True)) / np.nanstd(s, 1, keepdims=True) for c, s in scores.items()}
survey = lambda o, h: years[o + h] if o + h < len(years) else years[-1] + 2 * (o + h - len(years) + 1)

def features(c, o, h):
    then = [known(name, years[o] - LAG) for name, _ in INPUTS[c]]
    now = [known(name, survey(o, h) - LAG) for name, _ in INPUTS[c]]
    return np.array([np.nan_to_num(z[c][o])] + now + [b - a for a, b in zip(then, now)]).T

def point(c, o, h):
    found = []
    for penalty in (10, 50):
        left = right = 0
        for e in range(o - h + 1):
            change = z[c][e + h] - z[c][e]
            seen = ~np.isnan(change)
            x = features(c, e, h)[seen]
            left, right = left + x.T @ x, right + x.T @ change[seen]
        found.append(z[c][o] + features(c, o, h) @ np.linalg.solve(left + penalty * np.eye(len(right)), right))
    return np.mean(found, 0)

out = {"versions": {"python": sys.version.split()[0], "numpy": np.__version__}, "points": {}, "ratios": {}, "naive": {}}
for c in INPUTS:
    for h in (1, 2, 3):
        o = years.index(2018)
        out["points"][f"{c} h{h}"] = {u: point(c, o, h)[position[u]] for u in ("IDN", "DNK", "NAM", "USA", "TCD")}
        errors, naive = [], []
        for target in range(len(years) // 2, len(years)):
            missed = np.abs(z[c][target] - point(c, target - h, h)) * np.nanstd(scores[c][target])
            last = np.abs(z[c][target] - z[c][target - h]) * np.nanstd(scores[c][target])
            seen = ~np.isnan(missed)
            errors += list(missed[seen]); naive += list(last[seen])
        out["ratios"][f"{c} h{h}"] = float(np.sum(errors) / np.sum(naive))
        out["naive"][f"{c} h{h}"] = float(np.mean(naive))
json.dump(out, open(f"{HERE}/reference.json", "w"), indent=1)
