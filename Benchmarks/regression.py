#!/usr/bin/env python3
"""Regression on 900,000 rows: lintasan beside pyfixest, linearmodels, statsmodels, pandas and pyarrow.

Makes an unbalanced panel (10,000 units x 100 periods, 10 regressors, fixed seed), lets everyone work on the same CSV in
one run, checks that the coefficients agree, and writes RESULTS.md as ratios: the peer's time over ours. Each task
is run in a process of its own; times are the best of --repeat, memory is the process' peak.
"""
import argparse
import importlib.metadata as md
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path

K = 10
XS = [f"x{i + 1}" for i in range(K)]
RHS = " + ".join(XS)

def make(path, units, seed=20_240_917):
    import numpy as np
    import pandas as pd
    rng = np.random.default_rng(seed)
    periods = 100
    u = np.repeat(np.arange(units), periods)
    t = np.tile(np.arange(periods), units)
    keep = rng.random(u.size) < 0.9
    u, t = u[keep], t[keep]
    a, b = rng.normal(size=units)[u], rng.normal(size=periods)[t]
    x = rng.normal(size=(u.size, K)) + 0.3 * a[:, None] + 0.2 * b[:, None]
    y = x @ np.linspace(-1, 1, K) + a + b + rng.normal(size=u.size)
    d = pd.DataFrame(np.round(x, 6), columns=XS)
    d.insert(0, "y", np.round(y, 6))
    d.insert(0, "time", t + 1)
    d.insert(0, "unit", u + 1)
    d.to_csv(path, index=False)
    return u.size

def peer(task, path, repeat):
    """One peer's task in this process: prints {seconds, x1, peak_mb}."""
    if task == "read-pandas":
        import pandas as pd
        work, x1 = (lambda: pd.read_csv(path)), None
    elif task == "read-pyarrow":
        import pyarrow.csv as pc
        work = lambda: pc.read_csv(path)
    else:
        import pandas as pd
        d = pd.read_csv(path)
        if task == "fe-pyfixest":
            import pyfixest as pf
            work = lambda: pf.feols(f"y ~ {RHS} | unit + time", d, vcov={"CRV1": "unit"}).coef()["x1"]
        elif task == "fe-linearmodels":
            from linearmodels.panel import PanelOLS
            p = d.set_index(["unit", "time"])
            work = lambda: PanelOLS(p.y, p[XS], entity_effects=True, time_effects=True).fit(
                cov_type="clustered", cluster_entity=True).params["x1"]
        elif task == "ols-statsmodels":
            import statsmodels.formula.api as smf
            work = lambda: smf.ols(f"y ~ {RHS}", d).fit(cov_type="HC1").params["x1"]
        else:
            raise SystemExit(f"no task {task}")
    best, result = float("inf"), None
    for _ in range(repeat):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    value = float(result) if isinstance(result, float) or hasattr(result, "dtype") and getattr(result, "ndim", 1) == 0 else None
    print(json.dumps({"seconds": best, "x1": value,
                      "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))

def ours(tool, path, formula, se, repeat):
    best = None
    for _ in range(repeat):
        start = time.perf_counter()
        run = subprocess.Popen(
            [tool, "regress", formula, "--data", str(path), "--se", se, "--format", "csv", "--timings"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        out = run.stdout.read()
        err = run.stderr.read()
        _, status, usage = os.wait4(run.pid, 0)
        if status:
            raise SystemExit(err)
        wall = time.perf_counter() - start
        parts = json.loads(err.strip().splitlines()[-1])
        row = next(line for line in out.splitlines() if line.startswith("x1,"))
        found = {"wall": wall, "x1": float(row.split(",")[1]), "peak_mb": usage.ru_maxrss / 1024, **parts}
        found["work"] = parts["design"] + parts["fit"] + parts["covariance"]
        if best is None or found["work"] < best["work"]:
            best = found
    return best

def main():
    args = argparse.ArgumentParser()
    args.add_argument("--tool")
    args.add_argument("--work", default=".work")
    args.add_argument("--units", type=int, default=10_000)
    args.add_argument("--repeat", type=int, default=3)
    args.add_argument("--ten", action="store_true", help="also ten times the rows, ours only")
    args.add_argument("--peer")
    args.add_argument("--data")
    args.add_argument("--results", default=str(Path(__file__).parent / "RESULTS.md"))
    a = args.parse_args()
    if a.peer:
        return peer(a.peer, a.data, a.repeat)
    path = Path(a.work) / f"panel-{a.units}.csv"
    rows = make(path, a.units)
    fe = ours(a.tool, path, f"y ~ {RHS} | unit + time", "cluster:unit", a.repeat)
    ols = ours(a.tool, path, f"y ~ {RHS}", "HC1", a.repeat)
    lines = []
    versions = {}
    def compare(title, task, package, mine, key, wanted):
        try:
            done = subprocess.run(
                [sys.executable, __file__, "--peer", task, "--data", str(path), "--repeat", str(a.repeat)],
                capture_output=True, text=True, check=True)
            theirs = json.loads(done.stdout.strip().splitlines()[-1])
        except (subprocess.CalledProcessError, IndexError, ValueError) as error:
            lines.append(f"| {title} | {package} | could not run | | | |")
            print(error, getattr(error, "stderr", ""), file=sys.stderr)
            return
        versions[package] = md.version(package)
        if theirs["x1"] is not None:
            assert abs(theirs["x1"] - mine["x1"]) < 1e-6 * abs(mine["x1"]), (task, theirs, mine)
        lines.append(
            f"| {title} | {package} {versions[package]} | {theirs['seconds'] / mine[key]:.2f} | {wanted} | "
            f"{mine[key]:.2f} | {theirs['peak_mb'] / mine['peak_mb']:.1f} |")
    compare("two-way effects, clustered", "fe-pyfixest", "pyfixest", fe, "work", "1.5")
    compare("two-way effects, clustered", "fe-linearmodels", "linearmodels", fe, "work", "30")
    compare("OLS, HC1", "ols-statsmodels", "statsmodels", ols, "work", "1.5")
    compare("reading the CSV", "read-pandas", "pandas", ols, "read", "4")
    compare("reading the CSV", "read-pyarrow", "pyarrow", ols, "read", "0.67")
    text = [
        "# Benchmarks", "",
        f"An unbalanced panel of {rows:,} rows ({a.units:,} units, 100 periods, {K} regressors, fixed seed), everyone in one",
        "run on the same file. Time ratio: the peer's best time over ours (higher is better for us); ours is design, fit and",
        "covariance, or reading. Memory ratio: the peer's peak over ours, ours including the file.", "",
        "| task | peer | time ratio | aim | ours, s | memory ratio |", "| --- | --- | ---: | ---: | ---: | ---: |",
        *lines, ""]
    if a.ten:
        big = Path(a.work) / f"panel-{a.units * 10}.csv"
        n = make(big, a.units * 10)
        more = ours(a.tool, big, f"y ~ {RHS} | unit + time", "cluster:unit", 1)
        text += [f"Ten times the rows ({n:,}): {more['wall'] / fe['wall']:.1f} times the time from start to end (aim: at most 11).", ""]
        big.unlink()
    load = os.getloadavg()[0]
    text += [
        f"Machine: {os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, "
        f"OPENBLAS_NUM_THREADS={os.environ.get('OPENBLAS_NUM_THREADS', 'unset')}, load average {load:.1f} at the end"
        " (other work on the machine makes the ratios uncertain where it is above the number of processors).", ""]
    Path(a.results).write_text("\n".join(text))
    path.unlink()
    print("\n".join(text))

main()
