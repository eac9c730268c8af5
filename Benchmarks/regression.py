"""Regression on 900,000 rows: the same model by lintasan, pyfixest, linearmodels and statsmodels.

Ours is design, fit and covariance; the peers' is the call that fits, on data already in memory. Every peer's
coefficient is checked against ours before its time counts.
"""
import measuring
import panel

FORMULA = f"y ~ {panel.SUM} | unit + time"


def peer(name, data, repeat):
    import pandas as pd
    d = pd.read_csv(data)
    if name == "pyfixest":
        import pyfixest as pf
        work = lambda: float(pf.feols(FORMULA, d, vcov={"CRV1": "unit"}).coef()["x1"])
    elif name == "linearmodels":
        from linearmodels.panel import PanelOLS
        p = d.set_index(["unit", "time"])
        work = lambda: float(PanelOLS(p.y, p[panel.REGRESSORS], entity_effects=True, time_effects=True).fit(
            cov_type="clustered", cluster_entity=True).params["x1"])
    else:
        import statsmodels.formula.api as smf
        work = lambda: float(smf.ols(f"y ~ {panel.SUM}", d).fit(cov_type="HC1").params["x1"])
    measuring.timed(work, repeat)


def main():
    a = measuring.options(__doc__, units=dict(type=int, default=10_000))
    if a.peer:
        return peer(a.peer, a.data, a.repeat)
    path, rows = panel.make(a.work, a.units)
    effects = panel.regress(a.tool, path, FORMULA, "cluster:unit", a.repeat)
    plain = panel.regress(a.tool, path, f"y ~ {panel.SUM}", "HC1", a.repeat)
    for task, name, ours, aim, repeat in [
        ("two-way effects, clustered", "pyfixest", effects, 1.5, a.repeat),
        ("two-way effects, clustered", "linearmodels", effects, 30, 1),
        ("OLS, HC1", "statsmodels", plain, 1.5, a.repeat),
    ]:
        theirs = measuring.peer(__file__, name, repeat, path)
        if theirs and abs(theirs["found"] - ours["x1"]) > 1e-6 * abs(ours["x1"]):
            raise SystemExit(f"{name} finds {theirs['found']}, we {ours['x1']}")
        measuring.say(task, name, measuring.version(name), ours["work"], theirs and theirs["seconds"], aim,
                      ours["peak_mb"], theirs and theirs["peak_mb"], f"{rows:,} rows; ours includes the file in memory")
    path.unlink()


main()
