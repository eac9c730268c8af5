"""Cheapest plans by two independent solvers; writes plans.json.  numpy 2.x, scipy 1.1x (see requirements line in the file).

    python3 make_plans.py ../../../../datasets/egdi/inputs.csv [COUNT]

Every task is a country, a rank, a cost and a limit for each of the fifteen inputs.  Half of the tasks allow items alone and
little of them: there every combination is tried, in the order of cost, each with z-scores and min-max taken anew (kind
"exhaustive").  The others are solved by scipy.optimize.milp on the recipe with its normalisation fixed, which is then taken
anew at the plan found, until the plan reaches the rank in truth (kind "milp": what it finds is an upper bound of the cost).
"""
import csv
import itertools
import json
import sys
from pathlib import Path

import numpy
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp

LEAVES = ["osi_if_points", "osi_cp_points", "osi_sp_points", "osi_epi_points", "osi_tec_points", "mobile_per_100_cap120",
          "internet_users_pct", "active_mobile_bb_per_100_cap120", "mobile_data_price_pct_gni", "fixed_bb_price_pct_gni",
          "adult_literacy", "ger", "eys", "mys", "egov_literacy"]
WEIGHTS = numpy.array([.10, .05, .45, .35, .05, .25, .25, .25, .125, .125, .2, .2, .2, .2, .2])
TURN = numpy.array([1.0] * 8 + [-1.0, -1.0] + [1.0] * 5)
ATTAINABLE = numpy.array([25, 9, 83, 73, 16, 120, 100, 120, -1, -1, 100, 100, 21.08, 15, 1])
PILLARS = [slice(0, 5), slice(5, 10), slice(10, 15)]
# A plan has to pass the last one to be passed by so much: no other program's rounding shall find it short.
MARGIN = 1e-10


def read(path):
    rows = list(csv.DictReader(open(path, encoding="utf-8")))
    table = numpy.array([[float(row[leaf]) for leaf in LEAVES] for row in rows]) * TURN
    table[:, 11] = numpy.minimum(table[:, 11], 100)
    return [row["iso3"] for row in rows], table


def scores(table):
    z = (table - table.mean(axis=0)) / table.std(axis=0, ddof=1)
    parts = []
    for pillar in PILLARS:
        raw = (z[:, pillar] * WEIGHTS[pillar]).sum(axis=1)
        parts.append((raw - raw.min()) / (raw.max() - raw.min()))
    return sum(parts) / 3


def excess(table, c, point, rank):
    changed = table.copy()
    changed[c] = point
    index = scores(changed)
    others = numpy.sort(numpy.delete(index, c))[::-1]
    return index[c] - others[rank - 1]


def exhaustive(table, c, rank, costs, room):
    grids = [range(int(r) + 1) for r in room[:5]]
    points = numpy.array(list(itertools.product(*grids)), dtype=float)
    total = points @ costs[:5]
    for k in numpy.argsort(total, kind="stable"):
        point = table[c].copy()
        point[:5] += points[k]
        if excess(table, c, point, rank) >= MARGIN:
            return float(total[k]), points[k].tolist() + [0.0] * 10
    return None


def by_milp(table, c, rank, costs, room):
    start = table[c]
    point = start + room
    if excess(table, c, point, rank) < MARGIN:
        return None
    best = None
    here, more = start.copy(), 0.0
    n = len(table)
    for _ in range(40):
        changed = table.copy()
        changed[c] = here
        # The index as a linear function of the country's inputs, the normalisation being that of `here`.
        s = changed.std(axis=0, ddof=1)
        slope, constant = numpy.zeros(15), numpy.zeros(n)
        for pillar in PILLARS:
            raw = (changed[:, pillar] * (WEIGHTS / s)[pillar]).sum(axis=1)
            span = raw.max() - raw.min()
            slope[pillar] = (WEIGHTS / s)[pillar] / (3 * span)
            constant += (raw - raw.min()) / (3 * span)
        others = numpy.delete(numpy.arange(n), c)
        # gain x + 2 b >= lead: a rival with b = 1 stays ahead; at most rank - 1 of them may.
        lead = constant[others] - constant[c] + slope @ (here - start)
        left = numpy.hstack([numpy.tile(slope, (n - 1, 1)), 2 * numpy.eye(n - 1)])
        answer = milp(
            numpy.concatenate([costs, numpy.zeros(n - 1)]),
            constraints=[LinearConstraint(left, lead + MARGIN + more, numpy.inf),
                         LinearConstraint(numpy.concatenate([numpy.zeros(15), numpy.ones(n - 1)])[None, :], 0, rank - 1)],
            integrality=numpy.concatenate([[1] * 5, [0] * 10, [1] * (n - 1)]),
            bounds=Bounds(numpy.zeros(15 + n - 1), numpy.concatenate([room, numpy.ones(n - 1)])),
            options={"mip_rel_gap": 0, "time_limit": 20})
        if answer.x is None:
            break
        x = answer.x[:15].copy()
        x[:5] = numpy.round(x[:5])
        x = numpy.clip(x, 0, room)
        if excess(table, c, start + x, rank) >= MARGIN:
            cost = float(costs @ x)
            if best is None or cost < best[0] - 1e-9:
                best = (cost, x.tolist())
            if numpy.allclose(here, start + x, atol=1e-9):
                break
        elif numpy.allclose(here, start + x, atol=1e-9):
            more += 1e-9 + 1e-3 * abs(excess(table, c, start + x, rank))
        here = start + x
    return best


def main():
    codes, table = read(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    draw = numpy.random.default_rng(20241128)
    ranks = [1 + int((scores(table) > s + 1e-13).sum()) for s in scores(table)]
    tasks = []
    while len(tasks) < count:
        c = int(draw.integers(len(codes)))
        room = ATTAINABLE - table[c]
        room = numpy.maximum(0, room)
        costs = numpy.round(numpy.concatenate([draw.uniform(.5, 3, 5), draw.uniform(.2, 3, 3), draw.uniform(1, 9, 2),
                                               draw.uniform(.5, 5, 2), draw.uniform(5, 40, 2), draw.uniform(30, 200, 1)]), 2)
        kind = "exhaustive" if len(tasks) % 2 else "milp"
        if kind == "exhaustive":
            room[:5] = numpy.minimum(room[:5], draw.integers(0, 9, 5))
            room[5:] = 0
            rank = ranks[c] - int(draw.integers(1, 12))
        else:
            limits = draw.uniform(0, 12, 15)
            limits[:5] = numpy.round(limits[:5])
            free = draw.uniform(size=15) < .5
            room = numpy.where(free, room, numpy.minimum(room, numpy.where(draw.uniform(size=15) < .5, 0, limits)))
            rank = ranks[c] - int(draw.integers(1, 45))
        if rank < 1:
            continue
        found = (exhaustive if kind == "exhaustive" else by_milp)(table, c, rank, costs, room)
        if found is None and draw.uniform() < .8:
            continue
        tasks.append({"kind": kind, "country": codes[c], "rank": rank, "costs": costs.tolist(), "room": room.tolist(),
                      "cost": None if found is None else found[0], "steps": None if found is None else found[1]})
        print(len(tasks), kind, codes[c], ranks[c], rank, None if found is None else found[0], flush=True)
    json.dump({"numpy": numpy.__version__, "scipy": scipy.__version__, "tasks": tasks},
              open(Path(__file__).parent / "plans.json", "w"), indent=0)


if __name__ == "__main__":
    main()
