#!/usr/bin/env python3
"""Random Pemdi sheets scored in exact fractions, from the published weights alone: sheets.json.

    python3 make_sheets.py          Python 3.11 or later, standard library only, seed below

Nothing here is shared with the code under test: weights, items and bands are typed from the digests of PermenPANRB 8/2026.
"""
import json
import random
from fractions import Fraction as F
from pathlib import Path

SEED = 20260605
WEIGHTS = [5, 5, 5, 5, 5, 3, 3, 4, 4, 4, 3, 4, 5, 5, 4, 4, 4, 3, 10, 15]
ASPECTS = [range(0, 2), range(2, 4), range(4, 8), range(8, 12), range(12, 14), range(14, 18), range(18, 20)]
ITEMS = [[1, 4, 4, 2, 3], [2, 1, 1, 1, 1], [5, 5, 5, 4, 6], [3, 2, 2, 2, 2], [1] * 5, [1] * 5, [1] * 5, [7] * 5,
         [2, 1, 1, 1, 1], [1, 2, 1, 1, 1], [1, 1, 1, 1, 2], [2, 3, 1, 1, 1], [3, 3, 4, 1, 1], [4, 2, 2, 1, 2],
         [2, 3, 2, 3, 2], [3, 2, 1, 2, 2], [2, 2, 4, 3, 2], [2] * 5, [2, 1, 1, 3, 2], [4, 3, 6, 5, 5]]
BANDS = [F(1), F(3, 2), F(5, 2), F(7, 2), F(4), F(5)]
EXTERNAL = {4: "sdi", 5: "sjig", 6: "ips", 9: "ikasandi_cyber", 11: "ikasandi_incident", 17: "sdi_interoperability"}
X = {"sdi": [0, F(25, 2), F(75, 2), F(125, 2), 75, 100], "sjig": BANDS,
     "ips": [F(1), F(18, 10), F(26, 10), F(35, 10), F(42, 10), F(5)],
     "ikasandi_cyber": [F(0), F(3, 2), F(5, 2), F(7, 2), F(4), F(5)]}
X["ikasandi_incident"] = X["ikasandi_cyber"]
X["sdi_interoperability"] = X["sdi"]
GRADES = [(F(4), "Memuaskan"), (F(7, 2), "Sangat Baik"), (F(5, 2), "Baik"), (F(3, 2), "Cukup"), (F(1), "Kurang")]


def convert(name, x):
    for k in range(5):
        if x <= X[name][k + 1]:
            return BANDS[k] + (BANDS[k + 1] - BANDS[k]) * (x - X[name][k]) / (X[name][k + 1] - X[name][k])
    raise ValueError(name)


def from_items(counts, items):
    for level in range(5):
        if counts[level] < items[level]:
            low, high = BANDS[level], BANDS[level + 1]
            value = low + (high - low) * F(counts[level], items[level])
            return value, low, (low if counts[level] == 0 else high)
    return F(5), F(5), F(5)


def case(r, number):
    rows, external, missing = [], [], []
    triples = [None] * 20
    is_items = number % 3 == 2
    comma = number % 4 == 1
    for i in range(20):
        name = EXTERNAL.get(i)
        if name and r.random() < 0.45:
            if r.random() < 0.4:
                missing.append(f"I{i + 1}")
                triples[i] = (F(1),) * 3
                if not is_items and r.random() < 0.5:
                    rows.append([f"I{i + 1}", ""])
            else:
                low, high = X[name][0], X[name][-1]
                x = F(r.randrange(int(low * 100), int(high * 100) + 1), 100)
                external.append([name, float(x)])
                triples[i] = (convert(name, x),) * 3
            continue
        if is_items:
            done = r.choice([0, 0, 1, 1, 2, 3, 4, 5])
            counts = [ITEMS[i][k] if k < done else 0 for k in range(5)]
            if done < 5:
                counts[done] = r.randrange(0, ITEMS[i][done] + 1)
                if done < 4 and r.random() < 0.2:
                    counts[done + 1] = r.randrange(0, ITEMS[i][done + 1] + 1)
            listed = [k for k in range(5) if counts[k] or r.random() < 0.3]
            if name and not listed:
                listed = [0]
            for k in listed:
                rows.append([r.choice([f"I{i + 1}", str(i + 1)]), str(k + 1), str(ITEMS[i][k]), str(counts[k])])
            triples[i] = from_items(counts, ITEMS[i])
        else:
            decimals = r.choice([0, 1, 2, 2, 2, 3, 4])
            value = F(r.randrange(10 ** decimals, 5 * 10 ** decimals + 1), 10 ** decimals)
            text = f"{float(value):.{decimals}f}"
            slack = F(5, 1000) if decimals == 2 else 0
            triples[i] = (value, max(F(1), value - slack), min(F(5), value + slack))
            rows.append([r.choice([f"I{i + 1}", str(i + 1), f"{i + 1:02d}"]), text.replace(".", ",") if comma else text])
    r.shuffle(rows)
    head = ["indicator", "level", "items", "accepted"] if is_items else ["Indikator", "Nilai"]
    mark = ";" if comma else ","
    text = "".join(mark.join(row) + "\n" for row in [head] + rows)
    index = [sum(w * t[k] for w, t in zip(WEIGHTS, triples)) / 100 for k in range(3)]
    aspects = [sum(WEIGHTS[i] * triples[i][0] for i in a) / sum(WEIGHTS[i] for i in a) for a in ASPECTS]
    return {"sheet": text, "external": external, "missing": missing,
            "values": [float(t[0]) for t in triples], "index": float(index[0]), "lower": float(index[1]),
            "upper": float(index[2]), "aspects": [float(a) for a in aspects],
            "grade": next(g for low, g in GRADES if index[0] >= low)}


def main():
    assert sum(WEIGHTS) == 100 and sum(map(sum, ITEMS)) == 232
    r = random.Random(SEED)
    cases = [case(r, number) for number in range(240)]
    Path(__file__).with_name("sheets.json").write_text(json.dumps(cases, ensure_ascii=False, separators=(",", ":")))


main()
