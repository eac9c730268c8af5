"""Sobol indices of six choices in building the index of 2024: lintasan beside SALib with the model in numpy.

Weights of three components (Dirichlet), two normalisations, two means, one component left out or none; 8,192 base points,
which is 65,536 ways to build the index, each ranked. Ours is the command from start to end, with the indices of all 193
ranks and of their mean shift and 200 bootstrap replicates of each; the peer samples, ranks, and analyses the mean shift
alone.
"""
import csv
import io
import os
from concurrent.futures import ThreadPoolExecutor

import measuring
import simulation

POINTS, REPLICATES = 8_192, 200


def peer(repeat):
    import numpy as np
    import warnings
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sampling
    from scipy.stats import gamma
    warnings.filterwarnings("ignore")
    x = simulation.components(2024)
    low, high = x.min(1, keepdims=True), x.max(1, keepdims=True)
    forms = [1 + 99 * (x - low) / (high - low), 100 + 10 * (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)]
    forms += [np.log(f) for f in forms]
    names = ["normalisation", "aggregation", "left_out", "osi", "tii", "hci"]
    problem = {"num_vars": 6, "names": names, "bounds": [[0, 1]] * 6}
    reference = simulation.ranks(x.mean(0)[None])[0]

    def evaluate(points):
        weights = gamma.ppf(points[:, 3:], 50 / 3)
        left = np.minimum(3, (points[:, 2] * 4).astype(int))
        for component in range(3):
            weights[left == component + 1, component] = 0
        weights /= weights.sum(1, keepdims=True)
        form = (points[:, 1] >= 0.5) * 2 + (points[:, 0] >= 0.5)
        scores = np.empty((len(points), x.shape[1]))
        for f in range(4):
            scores[form == f] = weights[form == f] @ forms[f]
        return np.abs(simulation.ranks(scores) - reference).mean(1)

    def work():
        sample = sampling.sample(problem, POINTS, calc_second_order=False, seed=1)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            shift = np.concatenate(list(pool.map(evaluate, np.array_split(sample, 32))))
        found = analysis.analyze(problem, shift, calc_second_order=False, num_resamples=REPLICATES, seed=1)
        return dict(zip(names, map(float, found["ST"])))

    measuring.timed(work, repeat)


def check(output, theirs):
    """Both must find the same total effects, within what 8,192 points leave open."""
    ours = {row["input"].removeprefix("weight_"): float(row["total"]) for row in csv.DictReader(io.StringIO(output))
            if row["output"] == "mean_absolute_rank_shift"}
    assert ours.keys() == theirs.keys(), (ours, theirs)
    assert all(abs(ours[name] - theirs[name]) < 0.03 for name in ours), (ours, theirs)


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.repeat)
    seconds, peak, out, _ = measuring.run(
        [a.tool, "sensitivity", "--index", "egdi", "--year", "2024", "--weights", "50", "--normalisation",
         "min_max:1,100;z_score:100,10", "--aggregation", "arithmetic,geometric", "--leave-out", "--points", str(POINTS),
         "--format", "csv", "--quiet"], a.repeat)
    theirs = measuring.peer(__file__, "salib", a.repeat)
    if theirs:
        check(out, theirs["found"])
    measuring.say("Sobol indices of six choices", "SALib", measuring.version("SALib"), seconds,
                  theirs and theirs["seconds"], 1, peak, theirs and theirs["peak_mb"],
                  "ours analyses 194 outputs, theirs one; 65,536 ways to build the index")


main()
