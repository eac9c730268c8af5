"""Writes the two panels of the tests: grunfeld.csv and egdi.csv.

Grunfeld: ten firms, 1935 to 1954, as printed by Baltagi (American Steel is not among them);
the numbers are those of statsmodels.datasets.grunfeld.
EGDI: the package's own scores joined with its covariates of the same year.
Run: python3 make_panels.py EGDI_FOLDER   (the folder with egdi_long.csv or scores.csv)
"""
import sys
from pathlib import Path

import pandas as pd
import statsmodels.api as sm

here = Path(__file__).parent
g = sm.datasets.grunfeld.load_pandas().data
g = g[g.firm != "American Steel"].copy()
g["year"] = g.year.astype(int)
g = g.rename(columns={"invest": "inv"})
names = {n: i + 1 for i, n in enumerate(
    ["General Motors", "US Steel", "General Electric", "Chrysler", "Atlantic Refining", "IBM", "Union Oil",
     "Westinghouse", "Goodyear", "Diamond Match"])}
assert set(g.firm) == set(names), set(g.firm) ^ set(names)
g["number"] = g.firm.map(names)
g = g.sort_values(["number", "year"])[["firm", "year", "inv", "value", "capital"]]
assert g.shape == (200, 5)
g.to_csv(here / "grunfeld.csv", index=False)

folder = Path(sys.argv[1])
scores = pd.read_csv(next(p for p in (folder / "egdi_long.csv", folder / "scores.csv") if p.exists()))
cov = pd.read_csv(folder / "covariates.csv").rename(columns={"year": "survey_year"})
reg = pd.read_csv(folder / "countries.csv")[["iso3", "un_region"]]
d = scores[["iso3", "survey_year", "egdi", "osi", "tii", "hci"]].merge(cov, on=["iso3", "survey_year"], how="left")
d = d.merge(reg, on="iso3", how="left").sort_values(["iso3", "survey_year"])
cols = ["iso3", "survey_year", "un_region", "egdi", "osi", "tii", "hci", "gdp_per_capita_ppp", "internet_users_pct",
        "gov_effectiveness", "population"]
d[cols].to_csv(here / "egdi.csv", index=False)
print(d[cols].isna().sum(), len(d))
