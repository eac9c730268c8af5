"""A backtest of EGDI by the models of single series: lintasan beside statsforecast, and R's forecast, on the same series.

In full: every origin whose first, second or third survey ahead lies in 2014 to 2024, by ETS and Theta of every country.
At one origin, 2022, one survey ahead: ETS, Theta and ARIMA, whose search takes the peers minutes. Ours is `lintasan
backtest` from start to end: reading, fitting, 2,000 joint draws a forecast, ranks and scores, for naive too; the peers only
fit and forecast, on all cores, imported and compiled before.
"""
import csv
import os
import statistics
import sys
from pathlib import Path

import measuring

SCORES = Path(__file__).resolve().parent.parent / "datasets" / "egdi" / "scores.csv"
MODELS = {"ets": "AutoETS", "theta": "DynamicOptimizedTheta", "arima": "AutoARIMA"}


ORIGIN = 2022


def peer(task, repeat):
    import warnings
    warnings.filterwarnings("ignore")
    import pandas as pd
    from statsforecast import StatsForecast, models
    name, extent = task.split(":")
    rows = [r for r in csv.DictReader(open(SCORES)) if r["flag"] != "not_surveyed"]
    years = sorted({int(r["survey_year"]) for r in rows})
    data = pd.DataFrame({"unique_id": [r["iso3"] for r in rows], "ds": [years.index(int(r["survey_year"])) for r in rows],
                         "y": [float(r["egdi"]) for r in rows]})
    if extent == "full":
        origins = [o for o in range(len(years)) if any(o + h < len(years) and years[o + h] >= 2014 for h in (1, 2, 3))]
    else:
        origins = [years.index(ORIGIN)]
    steps = 3 if extent == "full" else 1
    model = getattr(models, name)(season_length=1)

    def forecast(frame):
        kit = StatsForecast(models=[model], freq=1, n_jobs=os.cpu_count(), fallback_model=models.Naive())
        return kit.forecast(df=frame, h=steps)

    forecast(data[data.unique_id.isin(["IDN", "KOR"])])  # compiles
    measuring.timed(lambda: [len(forecast(data[data.ds <= origin])) for origin in origins], repeat)


def ours(a, models, extent):
    period = ["--horizons", "1,2,3", "--from", "2014"] if extent == "full" else ["--horizons", "1", "--from", "2024"]
    return measuring.run(
        [a.tool, "backtest", "--index", "egdi", *period, "--models", models, "--format", "csv", "--quiet"], a.repeat)[:2]


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.peer, a.repeat)
    python = a.older or sys.executable
    version = measuring.version("statsforecast", python)
    for extent, models in [("full", ["ets", "theta"]), ("origin", list(MODELS))]:
        title = "full backtest" if extent == "full" else f"backtest at the origin {ORIGIN}"
        total, total_r = [], []
        for name in models:
            seconds, peak = ours(a, name, extent)
            repeat = 1 if name == "arima" else a.repeat
            found = measuring.peer(__file__, f"{MODELS[name]}:{extent}", repeat, None, python)
            total.append(found and statistics.median(found["seconds"]))
            measuring.say(f"{title}: {name}", f"statsforecast ({MODELS[name]})", version, seconds,
                          found and found["seconds"], 1, peak, found and found["peak_mb"])
            if extent == "origin":
                found = measuring.peer_in_r(Path(__file__).with_name("backtest.R"), SCORES, name, ORIGIN, 1, 1)
                total_r.append(found and statistics.median(found["seconds"]))
                measuring.say(f"{title}: {name}", "R forecast", found["version"] if found else "", seconds,
                              found and found["seconds"], 1)
        seconds, peak = ours(a, ",".join(models), extent)
        note = "ours is the whole command with 2,000 joint draws a forecast, ranks and scores; theirs fits and forecasts"
        for peer_name, times, release in [("statsforecast", total, version),
                                          ("R forecast", total_r, found["version"] if found and total_r else "")]:
            if times:
                measuring.say(f"{title}: {', '.join(models)} in one", peer_name, release, seconds,
                              [sum(times)] if all(times) else None, 50 if peer_name == "statsforecast" else 1, peak,
                              None, note)


main()
