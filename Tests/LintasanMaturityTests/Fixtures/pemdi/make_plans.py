#!/usr/bin/env python3
"""Cheapest level plans for random Pemdi sheets: plans.json.

    pip install scipy==1.17.1; python3 make_plans.py

Each instance is solved by integer programming (scipy.optimize.milp, HiGHS, gap 0); those with at most six open indicators
by going through every combination as well, and the two must agree.  Nothing is shared with the code under test.
"""
import itertools
import json
import random
from pathlib import Path

import numpy as np
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp

SEED = 8
WEIGHTS = [5, 5, 5, 5, 5, 3, 3, 4, 4, 4, 3, 4, 5, 5, 4, 4, 4, 3, 10, 15]
CEILINGS = [1.5, 2.5, 3.5, 4.0, 5.0]
GATES = {"siap": {1: 2, 13: 1, 14: 1, 15: 1, 18: 1}, "plans": {1: 1, 2: 1, 4: 1, 13: 1, 16: 1, 17: 1},
         "sdi": {5: 1, 18: 1}, "ikasandi": {10: 1, 11: 5, 12: 1}}


def complete(value):
    return sum(c <= value + 1e-12 for c in CEILINGS)


def rooms(case):
    found = []
    for i, value in enumerate(case["values"]):
        now, last = complete(value), 5
        for gate in case["without"]:
            if i + 1 in GATES[gate]:
                last = min(last, max(now, GATES[gate][i + 1] - 1))
        room = min(last - now, case["max_step"] or 5)
        found.append(0 if i + 1 in case["freeze"] else room)
    return found


def cost(case, i, level):
    return case["costs"].get(f"{i + 1},{level}", 1)


def solve(case, maximise=False):
    """Least cost for the target, or the largest gain within the budget."""
    room, values = rooms(case), case["values"]
    keys = [(i, complete(values[i]) + k) for i in range(20) for k in range(1, room[i] + 1)]
    index = sum(w * v for w, v in zip(WEIGHTS, values)) / 100
    if not keys:
        return 0, index, []
    at = {key: n for n, key in enumerate(keys)}
    gains = np.array([WEIGHTS[i] * (CEILINGS[l - 1] - (values[i] if l == complete(values[i]) + 1 else CEILINGS[l - 2])) / 100
                      for i, l in keys])
    prices = np.array([cost(case, i, l) for i, l in keys], dtype=float)
    rows, low, high = [], [], []

    def add(terms, least, most):
        row = np.zeros(len(keys))
        for n, factor in terms:
            row[n] += factor
        rows.append(row)
        low.append(least)
        high.append(most)

    for (i, l), n in at.items():
        if (i, l - 1) in at:
            add([(at[i, l - 1], 1), (n, -1)], 0, np.inf)
    # Level 2 of I1 waits for level 1 of I4.
    if (0, 2) in at and complete(values[3]) < 1:
        add([(at[3, 1], 1), (at[0, 2], -1)] if (3, 1) in at else [(at[0, 2], -1)], 0, np.inf)
    if case["budget"] is not None:
        add(list(enumerate(prices)), -np.inf, case["budget"] + 1e-9)
    if not maximise:
        add(list(enumerate(gains)), case["target"] - index - 1e-9, np.inf)
    result = milp(-gains if maximise else prices, constraints=LinearConstraint(np.array(rows), low, high) if rows else None,
                  integrality=np.ones(len(keys)), bounds=Bounds(0, 1), options={"mip_rel_gap": 0})
    if not result.success:
        return None
    chosen = [key for key, x in zip(keys, np.round(result.x)) if x > 0.5]
    picked = np.round(result.x) > 0.5
    return round(float(prices[picked].sum()), 6), index + float(gains[picked].sum()), chosen


def exhaustive(case):
    room, values = rooms(case), case["values"]
    open_ = [i for i in range(20) if room[i]]
    if len(open_) > 6:
        return None
    index = sum(w * v for w, v in zip(WEIGHTS, values)) / 100
    best = None
    for choice in itertools.product(*[range(room[i] + 1) for i in open_]):
        k = dict(zip(open_, choice))
        if complete(values[0]) < 2 <= complete(values[0]) + k.get(0, 0) and complete(values[3]) + k.get(3, 0) < 1:
            continue
        paid = sum(cost(case, i, complete(values[i]) + n) for i in open_ for n in range(1, k[i] + 1))
        gain = sum(WEIGHTS[i] * (CEILINGS[complete(values[i]) + k[i] - 1] - values[i]) / 100 for i in open_ if k[i])
        if case["budget"] is not None and paid > case["budget"] + 1e-9:
            continue
        if index + gain >= case["target"] - 1e-9 and (best is None or paid < best - 1e-12):
            best = paid
    return best


def make(r, number):
    whole = r.random() < 0.5
    values = [r.choice([1, 1, 1.5, 1.5, 2.5, 3.5, 4, 5]) if whole or r.random() < 0.4
              else round(r.uniform(1, 4.6), r.choice([1, 2, 3])) for _ in range(20)]
    values[3] = 1 if r.random() < 0.5 else values[3]
    values[0] = min(values[0], 2.4) if r.random() < 0.7 else values[0]
    kind = r.choice(["one", "whole", "cents", "few"])
    costs = {}
    if kind != "one":
        for i in range(20):
            for level in range(1, 6):
                if r.random() < 0.8:
                    costs[f"{i + 1},{level}"] = {"whole": r.randrange(0, 21), "cents": r.randrange(1, 4000) / 100,
                                                 "few": r.choice([1, 2, 5])}[kind]
    freeze = sorted(r.sample(range(1, 21), r.choice([0, 0, 0, 2, 5, 14])))
    index = sum(w * v for w, v in zip(WEIGHTS, values)) / 100
    target = round(r.uniform(index, min(5, index + 0.8)), 2) if r.random() < 0.8 else r.choice([1.5, 2.5, 3.5, 4.0])
    if target < index:
        target = 5.0
    return {"values": values, "costs": costs, "freeze": freeze, "max_step": r.choice([None, None, 1, 2, 3]),
            "without": r.choice([[], [], ["siap"], ["plans", "ikasandi"], ["sdi"]]), "target": target,
            "budget": r.choice([None, None, None, r.randrange(1, 60)])}


def main():
    r = random.Random(SEED)
    cases, checked = [], 0
    while len(cases) < 200:
        case = make(r, len(cases))
        found = solve(case)
        other = exhaustive(case)
        if other is not None or (found is None and len([x for x in rooms(case) if x]) <= 6):
            assert (found is None) == (other is None), case
            assert found is None or abs(found[0] - other) < 1e-6, (case, found, other)
            checked += 1
        if found is None:
            most = solve(case, maximise=True)
            case |= {"cost": None, "best_index": most[1]}
        else:
            case |= {"cost": found[0], "best_index": None}
        cases.append(case)
    out = {"producer": f"scipy {scipy.__version__} milp (HiGHS)", "seed": SEED, "exhaustive": checked, "cases": cases}
    Path(__file__).with_name("plans.json").write_text(json.dumps(out, separators=(",", ":")))
    print(checked, sum(case["cost"] is None for case in cases))


main()
