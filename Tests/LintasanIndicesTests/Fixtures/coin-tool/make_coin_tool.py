"""Writes coin_tool.xlsx, a workbook in the layout of the JRC's COIN Tool, and coin_tool.json, the index it stands for.

Layout as COINr's import_coin_tool() reads it: sheet Database with weights (row 7), directions (8), goalposts (9, 10), the codes of
four levels from the index (11) down (14), names (15) and codes (16) from column E on, units below (B name, C code); sheet
Framework with the groups (C code, E weight, H name) under a head in row 4. The third level is not used: all are alike in it.
Min-max to 0 to 100, weighted means of what is known. Python 3.11, openpyxl 3.1.5.
"""
import json, os, random
import openpyxl

HERE = os.path.dirname(os.path.abspath(__file__))
rng = random.Random(21)
tree = {"sp.01": ["Ind.01", "Ind.02"], "sp.02": ["Ind.03", "Ind.04", "Ind.05"], "sp.03": ["Ind.06"]}
parents = {"sp.01": "p.01", "sp.02": "p.01", "sp.03": "p.02"}
weights = {"Ind.01": 1, "Ind.02": 0.5, "Ind.03": 0.2, "Ind.04": 0.3, "Ind.05": 0.5, "Ind.06": 1,
           "sp.01": 0.4, "sp.02": 0.6, "sp.03": 1, "p.01": 0.7, "p.02": 0.3}
directions = {"Ind.02": -1}
units = [f"U{n:02d}" for n in range(1, 13)]
values = {i: [None if rng.random() < 0.1 else round(rng.uniform(1, 90), 2) for _ in units] for c in tree.values() for i in c}

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Database"
column = 5
for group, members in tree.items():
    for code in members:
        cells = [weights[code], directions.get(code, 1), 0, 100, "Index", "si.01", parents[group], group, f"Name of {code}", code]
        for row, value in enumerate(cells, 7):
            sheet.cell(row, column, value)
        for n, value in enumerate(values[code]):
            sheet.cell(17 + n, column, "n/a" if value is None else value)
        column += 1
sheet.cell(16, column, "Ind.07")  # a column that was not used
for n in range(len(units)):
    sheet.cell(17 + n, column, "n/a")
for n, unit in enumerate(units):
    sheet.cell(17 + n, 2, f"Unit {n + 1}")
    sheet.cell(17 + n, 3, unit)
frame = book.create_sheet("Framework")
for c, text in zip("CDEFGH", ["Code", "Dimension/indicator", "Weight", "", "", "Name"]):
    frame[f"{c}4"] = text
for n, code in enumerate(["Index", "si.01", "p.01", "p.02", "sp.01", "sp.02", "sp.03"], 5):
    frame[f"C{n}"], frame[f"D{n}"], frame[f"E{n}"], frame[f"H{n}"] = code, code, weights.get(code, 1), f"Name of {code}"
book.save(f"{HERE}/coin_tool.xlsx")

scaled = {}
for code, column in values.items():
    known = [v for v in column if v is not None]
    low, high = min(known), max(known)
    scaled[code] = [None if v is None else 100 * ((high - v if directions.get(code) == -1 else v - low) / (high - low)) for v in column]

def mean(parts, n):
    known = [(weights[p], scores[p][n]) for p in parts if scores[p][n] is not None]
    return sum(w * v for w, v in known) / sum(w for w, _ in known) if known else None

scores = dict(scaled)
for group, members in tree.items():
    scores[group] = [mean(members, n) for n in range(len(units))]
for pillar in ("p.01", "p.02"):
    scores[pillar] = [mean([g for g in tree if parents[g] == pillar], n) for n in range(len(units))]
scores["Index"] = [mean(["p.01", "p.02"], n) for n in range(len(units))]
json.dump({"units": units, "scores": scores}, open(f"{HERE}/coin_tool.json", "w"), indent=1)
