"""Writes exact.json: nasty designs with their coefficients and standard errors in exact rational arithmetic.

The truth is that of the doubles that a program reads. Columns are given as decimal strings, so that every program
reads the same doubles. Square roots of the exact variances are taken at 50 digits.
Run: python3 make_exact.py   (mpmath==1.4.1)
"""
import json
import math
import random
from fractions import Fraction as F
from pathlib import Path

import mpmath as mp

mp.mp.dps = 50
rnd = random.Random(5)
cases = []


def solve(A, B):
    n = len(A)
    M = [A[i][:] + B[i][:] for i in range(n)]
    for c in range(n):
        p = next(r for r in range(c, n) if M[r][c] != 0)
        M[c], M[p] = M[p], M[c]
        M[c] = [v / M[c][c] for v in M[c]]
        for r in range(n):
            if r != c and M[r][c] != 0:
                M[r] = [a - M[r][c] * b for a, b in zip(M[r], M[c])]
    return [row[n:] for row in M]


def add(name, formula, columns, X, y, terms, se="iid", weights=None, groups=None, digits=13):
    n, k = len(X), len(X[0])
    w = weights or [F(1)] * n
    inv = solve([[sum(w[r] * X[r][i] * X[r][j] for r in range(n)) for j in range(k)] for i in range(k)],
                [[F(int(i == j)) for j in range(k)] for i in range(k)])
    b = [sum(inv[i][j] * sum(w[r] * X[r][j] * y[r] for r in range(n)) for j in range(k)) for i in range(k)]
    u = [y[r] - sum(X[r][i] * b[i] for i in range(k)) for r in range(n)]
    if se == "iid":
        rss = sum(w[r] * u[r] ** 2 for r in range(n))
        V = [inv[i][i] * rss / (n - k) for i in range(k)]
    else:
        if se.startswith("HC"):
            power = {"HC0": 0, "HC1": 0, "HC2": 1, "HC3": 2}[se]
            h = [w[r] * sum(X[r][i] * inv[i][j] * X[r][j] for i in range(k) for j in range(k)) for r in range(n)]
            sums = [[w[r] * u[r] * x for x in X[r]] for r in range(n)]
            scale = [1 / (1 - h[r]) ** power for r in range(n)]
            factor = F(n, n - k) if se == "HC1" else F(1)
        else:
            levels = sorted(set(groups))
            sums = [[sum(w[r] * u[r] * X[r][i] for r in range(n) if groups[r] == g) for i in range(k)] for g in levels]
            scale = [F(1)] * len(levels)
            factor = F(len(levels), len(levels) - 1) * F(n - 1, n - k)
        meat = [[sum(c * s[i] * s[j] for c, s in zip(scale, sums)) for j in range(k)] for i in range(k)]
        V = [factor * sum(inv[i][a] * meat[a][c] * inv[c][i] for a in range(k) for c in range(k)) for i in range(k)]
    value = lambda f: mp.mpf(f.numerator) / f.denominator
    cases.append({
        "name": name, "formula": formula, "se": se, "weights": "w" if weights else None, "digits": digits,
        "columns": {c: [v if isinstance(v, str) else repr(v) for v in values] for c, values in columns.items()},
        "terms": {t: [mp.nstr(value(e), 20), mp.nstr(mp.sqrt(value(v)), 20)] for t, e, v in zip(terms, b, V)}})


B = lambda v: F(float(v))
ONE = "(Intercept)"

# Filip-like: 82 rounded points, degree 10
x = [round(-8.8 + 5.6 * i / 81 + rnd.uniform(-0.03, 0.03), 7) for i in range(82)]
y = [round(0.8 + 0.1 * math.sin(v) + rnd.gauss(0, 0.003), 4) for v in x]
powers = [[B(v) ** d for d in range(11)] for v in x]
add("degree 10", "y ~ x + " + " + ".join(f"I(x^{d})" for d in range(2, 11)), {"x": x, "y": y}, powers, [B(v) for v in y],
    [ONE, "x"] + [f"I(x^{d})" for d in range(2, 11)])
add("products", "y ~ x + I(x * x) + I(x * x * x) + I(x * x * x * x)", {"x": x, "y": y}, [p[:5] for p in powers],
    [B(v) for v in y], [ONE, "x", "I(x * x)", "I(x * x * x)", "I(x * x * x * x)"])
add("rounded columns", "y ~ " + " + ".join(f"x{d}" for d in range(1, 11)),
    {"y": y} | {f"x{d}": [v**d for v in x] for d in range(1, 11)}, [[F(1)] + [B(v**d) for d in range(1, 11)] for v in x],
    [B(v) for v in y], [ONE] + [f"x{d}" for d in range(1, 11)])
# years to the eighth power: the columns agree to 15 digits
years = list(range(1960, 2020))
z = [round(math.sin(v / 7) + rnd.gauss(0, 0.1), 5) for v in years]
add("years", "y ~ x + " + " + ".join(f"I(x^{d})" for d in range(2, 7)), {"x": years, "y": z},
    [[F(v) ** d for d in range(7)] for v in years], [B(v) for v in z], [ONE, "x"] + [f"I(x^{d})" for d in range(2, 7)])
# offsets
for offset in (1e6, 1e9, 1e13, 1e15):
    v = [offset + (i if offset == 1e15 else i * 0.5) for i in range(40)]
    q = [round(3 + 0.002 * i + rnd.gauss(0, 0.01), 6) for i in range(40)]
    add(f"offset {offset:g}", "y ~ x", {"x": v, "y": q}, [[F(1), B(a)] for a in v], [B(a) for a in q], [ONE, "x"])
# nearly collinear pairs
for gap in (1e-3, 1e-5, 1e-7, 1e-8):
    a = [1e6 + i + rnd.random() for i in range(40)]
    b = [v + gap * rnd.random() for v in a]
    add(f"gap {gap:g}", "y ~ a + b", {"a": a, "b": b, "y": q}, [[F(1), B(s), B(t)] for s, t in zip(a, b)],
        [B(v) for v in q], [ONE, "a", "b"], digits=12)
# scales
a = [rnd.gauss(0, 1) * 1e-120 for _ in range(30)]
b = [rnd.gauss(0, 1) * 1e120 for _ in range(30)]
q = [rnd.gauss(0, 1) for _ in range(30)]
add("scales", "y ~ a + b", {"a": a, "b": b, "y": q}, [[F(1), B(s), B(t)] for s, t in zip(a, b)], [B(v) for v in q],
    [ONE, "a", "b"], digits=12)
# weights, leverages and clusters
n = 40
a = [rnd.gauss(5, 2) for _ in range(n)]
b = [rnd.gauss(-3, 1) for _ in range(n)]
w = [rnd.uniform(0.1, 9) for _ in range(n)]
g = [rnd.randrange(6) for _ in range(n)]
q = [1 + s - t + rnd.gauss(0, 1) * s for s, t in zip(a, b)]
X = [[F(1), B(s), B(t)] for s, t in zip(a, b)]
for se in ("iid", "HC0", "HC1", "HC2", "HC3", "cluster:g"):
    for weighted in (False, True):
        add(f"{se} {'weighted' if weighted else 'plain'}", "y ~ a + b", {"a": a, "b": b, "w": w, "g": g, "y": q}, X,
            [B(v) for v in q], [ONE, "a", "b"], se, [B(v) for v in w] if weighted else None, g, digits=12)
(Path(__file__).parent / "exact.json").write_text(json.dumps({"producer": "make_exact.py", "cases": cases}))
print(len(cases), "cases")
