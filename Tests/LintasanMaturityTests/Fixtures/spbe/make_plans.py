"""Least costs of raising SPBE maturity levels, by an independent integer-programming solver (HiGHS).

Writes plans.json: 200 random problems with 47 indicators, solved by scipy.optimize.milp. All costs are whole numbers or
quarters, so that the least cost is known exactly. Weights and tree: PermenPANRB 59/2020, Tabel 7 to 9.

    python3 make_plans.py        (numpy 2.4.6, scipy 1.17.1)
"""
import json
import pathlib

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

UNITS = np.array([26] * 10 + [50] * 10 + [30] * 11 + [55] * 10 + [60] * 6)
assert UNITS.sum() == 2000

rng = np.random.default_rng(20261123)
problems = []
while len(problems) < 200:
    levels = rng.integers(1, 6, 47) if rng.random() < 0.3 else np.minimum(5, rng.integers(1, 4, 47))
    kind = rng.integers(0, 3)
    costs = [np.ones(47), rng.integers(1, 30, 47).astype(float), rng.integers(1, 400, 47) / 4][kind]
    max_step = int(rng.integers(1, 5))
    frozen = np.flatnonzero(rng.random(47) < rng.choice([0.0, 0.1, 0.4]))
    room = np.minimum(5 - levels, max_step)
    room[frozen] = 0
    now = int(UNITS @ levels)
    top = now + int(UNITS @ room)
    # Targets with at most three decimals; about one in ten out of reach.
    low = -(-now // 2) / 1000
    target = round(float(rng.uniform(low, min(5.0, top / 2000 + 0.05))), 3)
    needed = round(target * 1000) * 2 - now
    if needed < 0:
        continue
    result = milp(
        c=costs, constraints=LinearConstraint(UNITS[None, :].astype(float), lb=needed, ub=np.inf),
        integrality=np.ones(47), bounds=Bounds(np.zeros(47), room.astype(float)),
        options={"mip_rel_gap": 0.0})
    cost = None
    if result.status == 0:
        raises = np.round(result.x).astype(int)
        assert UNITS @ raises >= needed and (raises <= room).all()
        cost = float(costs @ raises)
    else:
        assert result.status == 2 and now + needed > top
    problems.append({
        "levels": levels.tolist(), "costs": costs.tolist(), "max_step": max_step,
        "frozen": (frozen + 1).tolist(), "target": target, "least_cost": cost, "top": top / 2000})
pathlib.Path(__file__).with_name("plans.json").write_text(json.dumps(problems, separators=(",", ":")) + "\n")
print(sum(p["least_cost"] is None for p in problems), "of", len(problems), "out of reach")
