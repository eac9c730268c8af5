"""Scores and plans of the made-up instrument beside this file, by exhaustive search over all levels (Python 3.11, PyYAML 6.0.2).

    python make_cases.py > cases.json
"""
import itertools, json, random
from fractions import Fraction as F
from pathlib import Path
import yaml

spec = yaml.safe_load((Path(__file__).parent / "instrument.yaml").read_text())
bands = [(F(l["from"]), F(l["to"])) for l in spec["levels"]]
inds = spec["indicators"]
weights = [F(str(i["weight"])) for i in inds]
ids = [i["id"] for i in inds]
total = sum(weights)
rng = random.Random(23)
cases = []
for number in range(60):
    values = [F(rng.choice([0, 10, 25, 40, 55, 70, 85, 100])) for _ in ids]
    costs = {(i, l): F(rng.randint(1, 12), 2) for i in range(6) for l in (1, 2, 3)}
    frozen = rng.sample(range(6), rng.choice([0, 0, 1]))
    max_step = rng.choice([None, None, 1, 2])
    without = rng.choice([[], ["dana"]])
    index = sum(w * v for w, v in zip(weights, values)) / total
    done = [sum(1 for _, hi in bands if hi <= v) for v in values]
    target = index + (100 - index) * F(rng.randint(1, 9), 10)
    best, most = None, None
    for raises in itertools.product(range(4), repeat=6):
        reached = [d + r for d, r in zip(done, raises)]
        if any(r > 3 for r in reached): continue
        if any(raises[i] for i in frozen): continue
        if max_step and max(raises) > max_step: continue
        if reached[4] >= 2 and done[4] < 2 and reached[0] < 1: continue
        if "dana" in without and raises[2] and reached[2] >= 2: continue
        after = [bands[d - 1][1] if r else v for d, r, v in zip(reached, raises, values)]
        cost = sum(costs[i, l + 1] for i in range(6) for l in range(done[i], reached[i]))
        to = sum(w * v for w, v in zip(weights, after)) / total
        if to >= target and (best is None or (cost, -to) < best): best = (cost, -to)
        if most is None or to > most: most = to
    aspects = []
    for a in spec["aspects"]:
        own = [k for k, i in enumerate(inds) if i["aspect"] == a["number"]]
        aspects.append(float(sum(weights[k] * values[k] for k in own) / sum(weights[k] for k in own)))
    rules = float(sum(weights[k] * values[k] for k in (0, 1)) / 20)
    deeds = float(sum(weights[k] * values[k] for k in range(2, 6)) / 80)
    cases.append({
        "values": [float(v) for v in values], "costs": {f"{ids[i]},{l}": float(c) for (i, l), c in costs.items()},
        "freeze": [ids[i] for i in frozen], "max_step": max_step, "without": without, "target": float(target),
        "index": float(index), "aspects": aspects, "domains": [rules, deeds],
        "cost": float(best[0]) if best else None, "after": float(-best[1]) if best else None, "most": float(most)})
print(json.dumps(cases, indent=0))
