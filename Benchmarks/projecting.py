"""The main job, projections of 193 ranks with their uncertainty, beside a Python script that does the same work.

The script fits an exponential smoothing model by AICc to each of 193 x 3 component series, simulates 10,000 joint paths,
ranks them, and writes the quantiles as CSV and XLSX. Its imports and compilation are not counted; ours is the whole
command, which also writes HTML, Markdown and charts, and chooses its forecasts by their record.
"""
import sys
from pathlib import Path

import measuring

DATA = Path(__file__).resolve().parent.parent / "datasets" / "egdi"
WEIGHTS, HORIZON, DRAWS = 1 / 3, 3, 10_000


def peer(folder, repeat):
    import warnings
    import numpy as np
    import openpyxl
    import pandas as pd
    from statsforecast import StatsForecast
    from statsforecast.models import AutoETS
    warnings.filterwarnings("ignore")
    folder = Path(folder)

    def work():
        scores = pd.read_csv(DATA / "scores.csv", keep_default_na=False, na_values=[""])
        scores = scores[scores.survey_year >= 2008]
        long = scores.melt(["iso3", "survey_year"], ["osi", "tii", "hci"], "component", "y").dropna()
        long["unique_id"] = long.iso3 + "-" + long.component
        long["ds"] = long.groupby("unique_id").cumcount() + 1
        model = StatsForecast([AutoETS(season_length=1)], freq=1, n_jobs=1)
        found = model.forecast(df=long[["unique_id", "ds", "y"]], h=HORIZON, level=[68])
        found["sd"] = (found["AutoETS-hi-68"] - found["AutoETS-lo-68"]) / 1.989
        found[["iso3", "component"]] = found.unique_id.str.split("-", expand=True)
        rng = np.random.default_rng(1)
        rows = []
        for step, part in found.groupby("ds"):
            means = part.pivot(index="iso3", columns="component", values="AutoETS")
            spread = part.pivot(index="iso3", columns="component", values="sd").fillna(0)
            draws = np.zeros((DRAWS, len(means)))
            for component in means:
                draws += WEIGHTS * np.clip(
                    means[component].values + spread[component].values * rng.normal(size=draws.shape), 0, 1)
            order = np.argsort(-draws, axis=1)
            ranks = np.empty_like(order)
            np.put_along_axis(ranks, order, np.arange(1, len(means) + 1)[None, :], axis=1)
            levels = [0.025, 0.1, 0.5, 0.9, 0.975]
            rank_quantiles, score_quantiles = np.quantile(ranks, levels, axis=0), np.quantile(draws, levels, axis=0)
            rows += [(iso3, step, *rank_quantiles[:, i], *score_quantiles[:, i]) for i, iso3 in enumerate(means.index)]
        table = pd.DataFrame(rows)
        table.to_csv(folder / "projection.csv", index=False)
        book = openpyxl.Workbook()
        for row in table.itertuples(index=False):
            book.active.append(list(row))
        book.save(folder / "projection.xlsx")
        return len(table)

    work()  # compiles
    measuring.timed(work, repeat)


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.data, a.repeat)
    folder = Path(a.work)
    ours, peak, *_ = measuring.run(
        [a.tool, "report", "--index", "egdi", "--to", "2030", "--out", str(folder / "report"), "--quiet"], a.repeat)
    python = a.older or sys.executable
    theirs = measuring.peer(__file__, "statsforecast", a.repeat, folder, python)
    measuring.say("projections of all ranks, to files", "statsforecast, numpy, openpyxl",
                  measuring.version("statsforecast", python), ours, theirs and theirs["seconds"], 1, peak,
                  theirs and theirs["peak_mb"], "their imports and compilation are not counted")


main()
