"""From draws to rank quantiles: lintasan beside numpy doing the same work on the same cores.

joint-forecast: 100,000 joint draws of 193 countries by three components (correlated survey shocks, own shocks, bounds,
weights), ranked, with mean and five quantiles of every rank, score and component. index-uncertainty: 100,000 ways to build
the index of 2024 (Dirichlet weights, two normalisations, two means), ranked, with mean and quantiles of every rank and how
often each country is ahead of the next. Ours is the command from start to end, reading and writing included; numpy's time
is its work alone, in chunks on as many threads as there are cores.
"""
import csv
import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import measuring

SCORES = Path(__file__).resolve().parent.parent / "datasets" / "egdi" / "scores.csv"
DRAWS, CHUNK = 100_000, 2_000
PROBABILITIES = [0.025, 0.1, 0.5, 0.9, 0.975]
TASKS = {
    "joint-forecast": (["forecast", "--index", "egdi", "--steps", "1", "--draws", str(DRAWS)], 2.5),
    "index-uncertainty": (["uncertainty", "--index", "egdi", "--year", "2024", "--draws", str(DRAWS), "--weights", "50",
                          "--normalisation", "min_max:1,100;z_score:100,10", "--aggregation", "arithmetic,geometric"], 3),
}


def components(year):
    rows = [r for r in csv.DictReader(open(SCORES)) if int(r["survey_year"]) == year and r["flag"] != "not_surveyed"]
    import numpy as np
    return np.array([[float(r[k]) for r in rows] for k in ("osi", "tii", "hci")])


def ranks(scores):
    """Rank 1 is the highest; draws are continuous, so that ties do not arise."""
    import numpy as np
    order = np.argsort(-scores, axis=1)
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.broadcast_to(np.arange(1, scores.shape[1] + 1), order.shape), axis=1)
    return found


def joint_forecast(pool):
    import numpy as np
    now = components(2024)
    count, units = now.shape
    rng = np.random.default_rng(1)
    # Error vectors of eleven earlier surveys stand in for those of the model: the work is the same.
    surveys = 11
    errors = rng.standard_normal((surveys, count, units))
    spread, scale, share = now.std(1), 0.3, 10 / (10 + surveys)
    def chunk(number):
        r = np.random.default_rng([1, number])
        shared = (r.standard_normal((CHUNK, surveys)) @ errors.reshape(surveys, -1)).reshape(CHUNK, count, units)
        survey, donor = r.integers(0, surveys, (CHUNK, units)), r.integers(0, units, (CHUNK, units))
        own = errors[survey, :, donor] * r.choice([-1.0, 1.0], (CHUNK, units))[:, :, None]
        error = np.sqrt((1 - share) / surveys) * shared + np.sqrt(share) * np.moveaxis(own, 2, 1)
        level = 0.02 * r.standard_normal((CHUNK, count))
        x = now + level[:, :, None] + spread[:, None] * scale * error
        low, high = 0.02 * np.exp(np.minimum((x - 0.02) / 0.02, 0)), 1 - 0.02 * np.exp(np.minimum((0.98 - x) / 0.02, 0))
        x = np.where(x < 0.02, low, np.where(x > 0.98, high, x))
        index = x.mean(1)
        return np.concatenate([x, index[:, None]], 1), ranks(index).astype(np.int16)
    parts = list(pool.map(chunk, range(DRAWS // CHUNK)))
    scores, places = np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
    blocks = np.array_split(np.arange(units), os.cpu_count() * 4)
    out = list(pool.map(lambda b: (scores[:, :, b].mean(0), np.quantile(scores[:, :, b], PROBABILITIES, axis=0),
                                   places[:, b].mean(0), np.quantile(places[:, b], PROBABILITIES, axis=0)), blocks))
    return float(out[0][3][2][0])


def index_uncertainty(pool):
    import numpy as np
    x = components(2024)
    low, high = x.min(1, keepdims=True), x.max(1, keepdims=True)
    forms = [1 + 99 * (x - low) / (high - low), 100 + 10 * (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)]
    logs = [np.log(f) for f in forms]
    units = x.shape[1]
    order = np.argsort(-x.mean(0))
    def chunk(number):
        r = np.random.default_rng([2, number])
        weights, form, mean = r.dirichlet([50 / 3] * 3, CHUNK), r.integers(0, 2, CHUNK), r.integers(0, 2, CHUNK)
        scores = np.empty((CHUNK, units))
        for f in range(2):
            for m in range(2):
                chosen = (form == f) & (mean == m)
                scores[chosen] = weights[chosen] @ (logs[f] if m else forms[f])
        places = ranks(scores)
        ordered = scores[:, order]
        ahead = (ordered[:, :-1] > ordered[:, 1:]).sum(0)
        return np.bincount((places - 1 + units * np.arange(units)).ravel(), minlength=units * units), ahead
    parts = list(pool.map(chunk, range(DRAWS // CHUNK)))
    counts = sum(part[0] for part in parts).reshape(units, units)
    shares = sum(part[1] for part in parts) / DRAWS
    cumulated = counts.cumsum(1) / DRAWS
    quantiles = [(cumulated >= p).argmax(1) + 1 for p in (0.05, 0.5, 0.95)]
    means = counts @ np.arange(1, units + 1) / DRAWS
    assert len(means) == len(shares) + 1
    return [int(v) for v in quantiles[1]]


def check_uncertainty(output, value):
    """The median ranks of both must agree, all but a few by one place."""
    medians = sorted(float(row["rank_median"]) for row in csv.DictReader(io.StringIO(output)))
    assert sum(abs(a - b) for a, b in zip(medians, sorted(value))) < 20, "median ranks differ"


def main():
    a = measuring.options(__doc__)
    if a.peer:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            measuring.timed(lambda: {"joint-forecast": joint_forecast, "index-uncertainty": index_uncertainty}[a.peer](pool),
                            a.repeat)
        return
    for task, (command, aim) in TASKS.items():
        seconds, peak, out, _ = measuring.run([a.tool, *command, "--format", "csv", "--quiet"], a.repeat)
        theirs = measuring.peer(__file__, task, a.repeat)
        if theirs and task == "index-uncertainty":
            check_uncertainty(out, theirs["found"])
        measuring.say(f"100,000 draws of 193 ranks: {task}", "numpy", measuring.version("numpy"), seconds,
                      theirs and theirs["seconds"], aim, peak, theirs and theirs["peak_mb"])
        if task == "index-uncertainty":
            in_r = measuring.peer_in_r(Path(__file__).with_name("uncertainty.R"), SCORES, DRAWS, 1)
            measuring.say(f"100,000 draws of 193 ranks: {task}", "R", in_r["version"] if in_r else "", seconds,
                          in_r and in_r["seconds"])


if __name__ == "__main__":
    main()
