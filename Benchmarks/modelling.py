"""Models of a paper: mixed models, bias-reduced clusters, bootstrapped efficiencies."""
import json
from pathlib import Path

import measuring

CLUSTERS, UNITS, DRAWS, SHOWN = 10_000, 193, 2_000, 10


def make(folder):
    """A panel of 193 units and 12 surveys, rows in 10,000 clusters, units with inputs and outputs: paths of the CSVs."""
    import numpy as np
    import pandas as pd
    rng = np.random.default_rng(11)
    unit, time = np.repeat(np.arange(193), 12), np.tile(np.arange(12), 193)
    x = rng.normal(size=unit.size)
    y = rng.normal(size=193)[unit] + (0.5 + 0.3 * rng.normal(size=193)[unit]) * x + 0.1 * time + rng.normal(size=unit.size)
    panel = Path(folder) / "panel.csv"
    pd.DataFrame({"unit": unit, "time": time, "y": np.round(y, 6), "x": np.round(x, 6)}).to_csv(panel, index=False)
    g = np.repeat(np.arange(CLUSTERS), 4)
    x, z = rng.normal(size=g.size) + rng.normal(size=CLUSTERS)[g], rng.normal(size=g.size)
    y = x - z + rng.normal(size=CLUSTERS)[g] + rng.normal(size=g.size)
    clusters = Path(folder) / "clusters.csv"
    pd.DataFrame({"g": g, "y": np.round(y, 6), "x": np.round(x, 6), "z": np.round(z, 6)}).to_csv(clusters, index=False)
    x, angle, u = rng.uniform(1, 9, (UNITS, 2)), rng.uniform(0.2, 1.3, UNITS), np.abs(rng.normal(0, 0.3, UNITS))
    y = (np.sqrt(x.prod(1)) ** 0.5 * np.exp(-u))[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    units = Path(folder) / "units.csv"
    pd.DataFrame({"id": range(UNITS), "x1": x[:, 0], "x2": x[:, 1], "y1": y[:, 0], "y2": y[:, 1]}).to_csv(units, index=False)
    return panel, clusters, units


def peer(name, data, repeat):
    import pandas as pd
    d = pd.read_csv(data)
    if name == "statsmodels":
        import warnings

        import statsmodels.formula.api as smf
        warnings.simplefilter("ignore")
        return measuring.timed(
            lambda: float(smf.mixedlm("y ~ x + time", d, groups=d.unit, re_formula="~x").fit(reml=True).params["x"]), repeat)
    import numpy as np
    from scipy.optimize import linprog
    X, Y = d[["x1", "x2"]].to_numpy(), d[["y1", "y2"]].to_numpy()

    def efficiencies(Z):
        """Output efficiencies of the units against a frontier with other outputs."""
        n, found = len(X), []
        for i in range(n):
            A = np.vstack([np.hstack([X.T, np.zeros((2, 1))]), np.hstack([-Z.T, Y[i][:, None]])])
            E = np.r_[np.ones(n), 0.0][None, :]
            found.append(1 / linprog(np.r_[np.zeros(n), -1.0], A, np.r_[X[i], 0, 0], E, [1.0], method="highs").x[n])
        return np.array(found)

    first = efficiencies(Y)
    rng = np.random.default_rng(1)

    def work():
        return float(sum(efficiencies(Y * (rng.choice(first, len(Y)) / first)[:, None]).mean() for _ in range(SHOWN)))

    measuring.timed(work, repeat)


def parts(line, repeat):
    """Seconds of the design, the fit and its errors within the command, a figure a run: what a peer's fit does."""
    seconds = []
    for _ in range(repeat):
        *_, err = measuring.run([*line, "--timings"], 1)
        found = json.loads(err.strip().splitlines()[-1])
        seconds.append(found["design"] + found["fit"] + found["covariance"])
    return seconds


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.peer, a.data, a.repeat)
    panel, clusters, units = make(a.work)
    script = Path(__file__).with_suffix(".R")
    whole = "ours is the whole command, reading and Satterthwaite's degrees of freedom included"
    task, note = f"mixed model, {193 * 12:,} rows, intercept and slope", "the fit alone; ours has Satterthwaite's degrees of freedom"
    ours = parts([a.tool, "regress", "y ~ x + time + (1 + x | unit)", "--data", str(panel), "--format", "csv"], a.repeat)
    theirs = measuring.peer(__file__, "statsmodels", a.repeat, panel)
    measuring.say(task, "statsmodels", measuring.version("statsmodels"), ours, theirs and theirs["seconds"], 10, note=note)
    r = measuring.peer_in_r(script, "mixed", panel, a.repeat)
    measuring.say(task, "R lme4", r["version"] if r else "", ours, r and r["seconds"], 2, note=note)
    ours, peak, *_ = measuring.run(
        [a.tool, "regress", "y ~ x + z", "--data", str(clusters), "--se", "CR2:g", "--format", "csv"], a.repeat)
    r = measuring.peer_in_r(script, "clusters", clusters, 1)
    measuring.say(f"CR2, {CLUSTERS:,} clusters", "R clubSandwich", r["version"] if r else "", ours, r and r["seconds"], 1, peak,
                  note=whole + "; aim also: under a second")
    ours, peak, *_ = measuring.run(
        [a.tool, "efficiency", "--data", str(units), "--entity", "id", "--inputs", "x1,x2", "--outputs", "y1,y2", "--draws",
         str(DRAWS), "--format", "csv"], a.repeat)
    theirs = measuring.peer(__file__, "scipy", 1, units)
    measuring.say(f"efficiencies of {UNITS} units, {DRAWS:,} draws", "scipy (HiGHS)", measuring.version("scipy"), ours,
                  theirs and [one * DRAWS / SHOWN for one in theirs["seconds"]], 1, peak, theirs and theirs["peak_mb"],
                  f"theirs solves the programmes of {SHOWN} draws, times {DRAWS // SHOWN}; ours also finds the levels of its "
                  "intervals; aim also: under two seconds")
    for path in (panel, clusters, units):
        path.unlink()


main()
