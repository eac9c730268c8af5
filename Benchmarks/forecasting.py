#!/usr/bin/env python3
"""A full backtest of EGDI by the models of single series: lintasan beside statsforecast on the same series.

Every origin whose first, second or third survey ahead lies in 2014 to 2024; per origin AutoETS, DynamicOptimizedTheta and
AutoARIMA of every country, three surveys ahead. Ours is `lintasan backtest` from start to end: reading, fitting, 2,000
joint draws a forecast, ranks and scores; the peer only fits and forecasts, on all cores, after a warm-up. One line of JSON
a task on standard output: {task, peer, version, ours_s, peer_s, ratio, ours_mb, peer_mb}.
"""
import argparse
import csv
import importlib.metadata
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SCORES = Path(__file__).resolve().parent.parent / "datasets" / "egdi" / "scores.csv"
TASKS = {"backtest-ets": ("ets", ["AutoETS"]), "backtest-theta": ("theta", ["DynamicOptimizedTheta"]),
         "backtest-arima": ("arima", ["AutoARIMA"]),
         "backtest-all": ("ets,theta,arima", ["AutoETS", "DynamicOptimizedTheta", "AutoARIMA"])}


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--tool", help="the command that is measured")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", help="tasks whose name contains this")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    return parser.parse_args()


def run(command):
    """Wall seconds, peak MB and output of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, output


def compare(script, task, peer, version, command, repeat, check=None):
    """Ours from start to end beside the peer's work in a process of its own, which prints {seconds, mb, value}."""
    ours = [run(command) for _ in range(repeat)]
    theirs = []
    for _ in range(repeat):
        _, _, output = run([sys.executable, script, "--peer", task])
        theirs.append(json.loads(output.strip().splitlines()[-1]))
        # A peer that takes minutes is measured once.
        if sum(one["seconds"] for one in theirs) > 120:
            break
    if check:
        check(ours[0][2], theirs[0]["value"])
    ours_s = statistics.median(one[0] for one in ours)
    peer_s = statistics.median(one["seconds"] for one in theirs)
    print(json.dumps({
        "task": task, "peer": peer, "version": version, "ours_s": round(ours_s, 4), "peer_s": round(peer_s, 4),
        "ratio": round(peer_s / ours_s, 2), "ours_mb": round(max(one[1] for one in ours), 1),
        "peer_mb": round(max(one["mb"] for one in theirs), 1)}), flush=True)


def peer(task):
    os.environ["NIXTLA_ID_AS_COL"] = "1"
    import pandas as pd
    from statsforecast import StatsForecast, models
    rows = [r for r in csv.DictReader(open(SCORES)) if r["flag"] != "not_surveyed"]
    data = pd.DataFrame({"unique_id": [r["iso3"] for r in rows], "year": [int(r["survey_year"]) for r in rows],
                         "y": [float(r["egdi"]) for r in rows]})
    surveys = sorted(data.year.unique())
    data["ds"] = data.year.map({year: place for place, year in enumerate(surveys)})
    origins = [o for o in range(len(surveys)) if any(o + h < len(surveys) and surveys[o + h] >= 2014 for h in (1, 2, 3))]
    chosen = [getattr(models, name)(season_length=1) for name in TASKS[task][1]]
    def forecast(frame):
        return StatsForecast(models=chosen, freq=1, n_jobs=os.cpu_count(), fallback_model=models.Naive()).forecast(df=frame, h=3)
    forecast(data[data.unique_id.isin(["IDN", "KOR"])])
    start = time.perf_counter()
    for origin in origins:
        forecast(data[data.ds <= origin].drop(columns="year"))
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"seconds": seconds, "mb": memory / 1024, "value": None}))


def main():
    a = arguments(__doc__.splitlines()[0])
    if a.peer:
        return peer(a.peer)
    version = importlib.metadata.version("statsforecast")
    for task, (ours, _) in TASKS.items():
        if a.only and a.only not in task:
            continue
        command = [a.tool, "backtest", "--index", "egdi", "--horizons", "1,2,3", "--from", "2014", "--models", ours,
                   "--format", "csv", "--quiet"]
        compare(__file__, task, "statsforecast", version, command, a.repeat)


if __name__ == "__main__":
    main()
