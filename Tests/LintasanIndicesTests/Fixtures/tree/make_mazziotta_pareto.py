"""The Mazziotta–Pareto index and its adjusted form by the formulas of the papers, with 50 digits (Python 3.11, no packages).

De Muro, Mazziotta, Pareto (2011), Social Indicators Research 104: z = 100 ± 10 (x − M) / S, M and S (of the population) of the
indicator; MPI± = M_z ± S_z · cv with cv = S_z / M_z. Mazziotta, Pareto (2016), Social Indicators Research 127: the adjusted form
takes r = 70 + 60 (x − Min) / (Max − Min), or 60 (Max − x) / (Max − Min) for negative polarity, over all years, and the same formula.
Mazziotta, Pareto (2022), RIEDS 76: with weights the mean and the deviation are weighted. The papers' own tables give ranks or data
that cannot be had, so these numbers are certified by the formulas alone.

    python make_mazziotta_pareto.py > mazziotta_pareto.json
"""
import json, random
from decimal import Decimal as D, getcontext
getcontext().prec = 50
rng = random.Random(2011)
polarity = [1, -1, 1, 1, -1]
weights = [D(1), D(2), D(1), D(3), D(1)]
units, years = [f"U{k:02d}" for k in range(20)], [2015, 2016]
data = {(u, t): [D(rng.randint(100, 9999)) / 100 for _ in polarity] for t in years for u in units}

def mean(v): return sum(v) / len(v)
def mpi(row, sign, w):
    total = sum(w)
    m = sum(a * b for a, b in zip(w, row)) / total
    s = (sum(a * (b - m) ** 2 for a, b in zip(w, row)) / total).sqrt()
    return m + sign * s * (s / m)

def standard(u, t):
    out = []
    for k, p in enumerate(polarity):
        column = [data[v, t][k] for v in units]
        m = mean(column)
        s = mean([(x - m) ** 2 for x in column]).sqrt()
        out.append(100 + p * 10 * (data[u, t][k] - m) / s)
    return out

def adjusted(u, t):
    out = []
    for k, p in enumerate(polarity):
        column = [data[key][k] for key in data]
        low, high = min(column), max(column)
        x = data[u, t][k]
        out.append(70 + 60 * ((x - low) if p > 0 else (high - x)) / (high - low))
    return out

one = [D(1)] * 5
rows = [(u, t) for u in units for t in years]
csv = "e,t,a,b,c,d,f\n" + "".join(f"{u},{t}," + ",".join(str(x) for x in data[u, t]) + "\n" for u, t in rows)
print(json.dumps({
    "csv": csv, "mpi_down": [float(mpi(standard(*r), -1, one)) for r in rows],
    "mpi_up": [float(mpi(standard(*r), 1, one)) for r in rows],
    "ampi_down": [float(mpi(adjusted(*r), -1, one)) for r in rows],
    "ampi_up": [float(mpi(adjusted(*r), 1, one)) for r in rows],
    "weighted": [float(mpi(standard(*r), -1, weights)) for r in rows]}, indent=0))
