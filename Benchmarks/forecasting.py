"""A full backtest of EGDI by the models of single series: lintasan beside statsforecast on the same series.

Every origin whose first, second or third survey ahead lies in 2014 to 2024; per origin AutoETS, DynamicOptimizedTheta and
AutoARIMA of every country, three surveys ahead. Ours is `lintasan backtest` from start to end: reading, fitting, 2,000
joint draws a forecast, ranks and scores, for naive too; the peer only fits and forecasts, on all cores, compiled before.
"""
import csv
import os
import statistics
import sys
from pathlib import Path

import measuring

SCORES = Path(__file__).resolve().parent.parent / "datasets" / "egdi" / "scores.csv"
MODELS = {"ets": "AutoETS", "theta": "DynamicOptimizedTheta", "arima": "AutoARIMA"}


def peer(name, repeat):
    import warnings
    warnings.filterwarnings("ignore")
    import pandas as pd
    from statsforecast import StatsForecast, models
    rows = [r for r in csv.DictReader(open(SCORES)) if r["flag"] != "not_surveyed"]
    years = sorted({int(r["survey_year"]) for r in rows})
    data = pd.DataFrame({"unique_id": [r["iso3"] for r in rows], "ds": [years.index(int(r["survey_year"])) for r in rows],
                         "y": [float(r["egdi"]) for r in rows]})
    origins = [o for o in range(len(years)) if any(o + h < len(years) and years[o + h] >= 2014 for h in (1, 2, 3))]
    model = getattr(models, name)(season_length=1)

    def forecast(frame):
        kit = StatsForecast(models=[model], freq=1, n_jobs=os.cpu_count(), fallback_model=models.Naive())
        return kit.forecast(df=frame, h=3)

    forecast(data[data.unique_id.isin(["IDN", "KOR"])])  # compiles
    measuring.timed(lambda: [len(forecast(data[data.ds <= origin])) for origin in origins], repeat)


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.peer, a.repeat)
    python = a.older or sys.executable
    version = measuring.version("statsforecast", python)
    total = []

    def ours(models):
        return measuring.run([a.tool, "backtest", "--index", "egdi", "--horizons", "1,2,3", "--from", "2014", "--models",
                              models, "--format", "csv", "--quiet"], a.repeat)

    for name, theirs in MODELS.items():
        seconds, peak, *_ = ours(name)
        # A search over ARIMA models takes the peer minutes: once is enough.
        found = measuring.peer(__file__, theirs, 1 if name == "arima" else a.repeat, None, python)
        total.append(found and statistics.median(found["seconds"]))
        measuring.say(f"backtest of EGDI: {name}", f"statsforecast ({theirs})", version, seconds,
                      found and found["seconds"], 1, peak, found and found["peak_mb"])
    seconds, peak, *_ = ours(",".join(MODELS))
    measuring.say("backtest of EGDI: ets, theta and arima", "statsforecast", version, seconds,
                  [sum(total)] if all(total) else None, 50, peak, None,
                  "ours is the whole command with 2,000 joint draws a forecast, ranks and scores; theirs fits and forecasts")


main()
