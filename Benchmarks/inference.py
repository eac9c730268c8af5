"""Inference by simulation and by moments: the wild cluster bootstrap and dynamic panels."""
import sys
from pathlib import Path

import measuring

DRAWS = 9_999


def make(folder):
    """A panel of 500 units and 10 periods in 25 regions, with a lag in y: path of the CSV."""
    import numpy as np
    import pandas as pd
    rng = np.random.default_rng(7)
    units, periods = 500, 10
    region = rng.integers(0, 25, units)
    effect = rng.normal(size=units) + rng.normal(size=25)[region]
    y, rows = effect + rng.normal(size=units), []
    x = rng.normal(size=units)
    for period in range(periods):
        x = 0.5 * x + rng.normal(size=units)
        y = 0.4 * y + 0.7 * x + effect + rng.normal(size=units)
        rows.append(pd.DataFrame({"unit": range(1, units + 1), "time": period + 1, "region": region + 1,
                                  "y": np.round(y, 6), "x": np.round(x, 6)}))
    path = Path(folder) / "dynamic.csv"
    pd.concat(rows).sort_values(["unit", "time"]).to_csv(path, index=False)
    return path


def peer(name, data, repeat):
    import pandas as pd
    d = pd.read_csv(data)
    if name == "wildboottest":
        import statsmodels.formula.api as smf
        from wildboottest.wildboottest import wildboottest
        model = smf.ols("y ~ x + time", d)
        run = lambda: wildboottest(model, param="x", cluster=d.region, B=DRAWS, weights_type="webb", show=False)
        run()  # compiles
        work = lambda: float(run().iloc[0]["p-value"])
    else:
        from contextlib import redirect_stdout
        from io import StringIO
        from pydynpd import regression
        def work():
            with redirect_stdout(StringIO()):
                model = regression.abond("y L1.y x | gmm(y, 2:4) iv(x) | nolevel", d, ["unit", "time"])
            return float(model.models[0].regression_table.iloc[0]["coefficient"])
    measuring.timed(work, repeat)


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.peer, a.data, a.repeat)
    path = make(a.work)
    base = [a.tool, "regress", "--data", str(path), "--entity", "unit", "--time", "time", "--format", "csv"]
    for task, name, more in [
        (f"wild cluster bootstrap, {DRAWS:,} draws", "wildboottest", ["y ~ x + time", "--se", f"wild:region:{DRAWS}"]),
        ("dynamic panel, two-step GMM", "pydynpd",
         ["y ~ lag(y, 1) + x", "--estimator", "gmm", "--max-lag", "4", "--se", "windmeijer"]),
    ]:
        ours, peak, *_ = measuring.run(base + more, a.repeat)
        python = a.older if name == "pydynpd" and a.older else sys.executable
        theirs = measuring.peer(__file__, name, a.repeat, path, python)
        measuring.say(task, name, measuring.version(name, python), ours, theirs and theirs["seconds"], 1, peak,
                      theirs and theirs["peak_mb"], "ours is the whole command, reading included")
    path.unlink()


main()
