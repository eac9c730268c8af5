#!/usr/bin/env python3
"""Values of distributions to 20 digits by mpmath: density, both tails, and quantiles of given probabilities.

Needs mpmath==1.3.0. Writes distributions.json beside this file. Run: python3 make_distributions.py
"""
import json
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 60


def txt(x):
    return mpmath.nstr(x, 20, min_fixed=-1, max_fixed=-1) if x else "0"


def normal(mean, sd):
    m, s = mpf(mean), mpf(sd)
    return (lambda x: mpmath.npdf(x, m, s), lambda x: mpmath.erfc(-(x - m) / s / mpmath.sqrt(2)) / 2,
            lambda x: mpmath.erfc((x - m) / s / mpmath.sqrt(2)) / 2)


def student(v):
    v = mpf(v)
    c = mpmath.gamma((v + 1) / 2) / mpmath.sqrt(v * mpmath.pi) / mpmath.gamma(v / 2)

    def upper(x):
        half = mpmath.betainc(v / 2, mpf(1) / 2, 0, v / (v + x * x), regularized=True) / 2
        return half if x >= 0 else 1 - half

    return lambda x: c * (1 + x * x / v) ** (-(v + 1) / 2), lambda x: upper(-x), upper


def fisher(a, b):
    a, b = mpf(a), mpf(b)
    low = lambda x: mpmath.betainc(a / 2, b / 2, 0, a * x / (a * x + b), regularized=True)
    up = lambda x: mpmath.betainc(b / 2, a / 2, 0, b / (a * x + b), regularized=True)
    pdf = lambda x: mpmath.sqrt((a * x) ** a * b ** b / (a * x + b) ** (a + b)) / x / mpmath.beta(a / 2, b / 2)
    return pdf, low, up


def chi(v):
    v = mpf(v)
    return (lambda x: x ** (v / 2 - 1) * mpmath.exp(-x / 2) / 2 ** (v / 2) / mpmath.gamma(v / 2),
            lambda x: mpmath.gammainc(v / 2, 0, x / 2, regularized=True),
            lambda x: mpmath.gammainc(v / 2, x / 2, mpmath.inf, regularized=True))


def beta(a, b):
    a, b = mpf(a), mpf(b)
    return (lambda x: x ** (a - 1) * (1 - x) ** (b - 1) / mpmath.beta(a, b),
            lambda x: mpmath.betainc(a, b, 0, x, regularized=True),
            lambda x: mpmath.betainc(b, a, 0, 1 - x, regularized=True))


def gamma(shape, scale):
    k, t = mpf(shape), mpf(scale)
    return (lambda x: x ** (k - 1) * mpmath.exp(-x / t) / t ** k / mpmath.gamma(k),
            lambda x: mpmath.gammainc(k, 0, x / t, regularized=True),
            lambda x: mpmath.gammainc(k, x / t, mpmath.inf, regularized=True))


def uniform(a, b):
    a, b = mpf(a), mpf(b)
    return lambda x: 1 / (b - a), lambda x: (x - a) / (b - a), lambda x: (b - x) / (b - a)


def binomial(n, p):
    p = mpf(p)
    mass = lambda k: mpmath.binomial(n, k) * p ** k * (1 - p) ** (n - k)
    return mass, lambda k: sum(mass(j) for j in range(k + 1)), lambda k: sum(mass(j) for j in range(k + 1, n + 1))


def poisson(m):
    m = mpf(m)
    mass = lambda k: mpmath.exp(-m) * m ** k / mpmath.factorial(k)
    return mass, lambda k: sum(mass(j) for j in range(k + 1)), lambda k: sum(mass(j) for j in range(k + 1, k + 400))


DISCRETE = [
    ("binomial", [10, 0.3], binomial, [0, 3, 7, 9]),
    ("binomial", [200, 0.02], binomial, [0, 4, 12]),
    ("poisson", [0.4], poisson, [0, 1, 6]),
    ("poisson", [35], poisson, [10, 35, 60]),
]

CASES = [
    ("gamma", [0.5, 2], gamma, [0.01, 1.0, 9.0], (1e-12, 100)),
    ("gamma", [9, 0.25], gamma, [0.3, 2.2, 6.0], (1e-6, 100)),
    ("uniform", [-2, 3], uniform, [-1.5, 0.0, 2.75], (-2, 3)),
    ("normal", [0, 1], normal, [-8.5, -3.0, -0.5, 0.0, 1.96, 6.0, 12.0], (-12, 12)),
    ("normal", [100, 15], normal, [40.0, 99.5, 100.0, 151.0], (-100, 300)),
    ("student_t", [1], student, [-50.0, -1.0, 0.0, 0.3, 12.7], (-1e6, 1e6)),
    ("student_t", [10], student, [-9.0, -2.2, 0.0, 1.8, 30.0], (-100, 100)),
    ("student_t", [34.5], student, [-3.0, 0.7, 2.03, 11.0], (-50, 50)),
    ("student_t", [2000], student, [-6.0, 0.01, 1.96], (-20, 20)),
    ("f", [1, 10], fisher, [0.01, 1.0, 4.96, 200.0], (1e-12, 1e6)),
    ("f", [6, 9], fisher, [0.2, 1.0, 3.37, 330.3], (1e-9, 1e6)),
    ("f", [30, 1000], fisher, [0.5, 1.0, 1.47, 5.0], (1e-4, 100)),
    ("chi_squared", [1], chi, [0.004, 1.0, 3.84, 60.0], (1e-12, 400)),
    ("chi_squared", [7], chi, [0.5, 6.3, 14.07, 120.0], (1e-6, 500)),
    ("chi_squared", [250], chi, [180.0, 250.0, 330.0], (50, 800)),
    ("beta", [0.5, 0.5], beta, [0.001, 0.5, 0.99], (1e-14, 1 - 1e-14)),
    ("beta", [2, 5], beta, [0.05, 0.3, 0.9], (1e-12, 1 - 1e-12)),
    ("beta", [40, 3], beta, [0.5, 0.93, 0.999], (1e-6, 1 - 1e-12)),
]
PROBABILITIES = [0.001, 0.025, 0.1, 0.5, 0.8, 0.975, 0.999]


def root(f, p, low, high):
    low, high = mpf(low), mpf(high)
    for _ in range(190):
        middle = (low + high) / 2
        if f(middle) < p:
            low = middle
        else:
            high = middle
    return low


def main():
    cases = []
    for name, parameters, make, points, bracket in CASES:
        pdf, low, up = make(*parameters)
        cases.append({
            "distribution": name, "parameters": parameters,
            "points": [{"x": x, "density": txt(pdf(mpf(x))), "lower": txt(low(mpf(x))), "upper": txt(up(mpf(x)))}
                       for x in points],
            "quantiles": [{"p": p, "x": txt(root(low, mpf(p), *bracket))} for p in PROBABILITIES]})
    discrete = []
    for name, parameters, make, points in DISCRETE:
        mass, low, up = make(*parameters)
        quantiles = []
        for p in PROBABILITIES:
            k = 0
            while low(k) < mpf(p):
                k += 1
            quantiles.append({"p": p, "k": k})
        discrete.append({
            "distribution": name, "parameters": parameters,
            "points": [{"k": k, "mass": txt(mass(k)), "lower": txt(low(k)), "upper": txt(up(k))} for k in points],
            "quantiles": quantiles})
    out = {"producer": "make_distributions.py", "versions": {"mpmath": mpmath.__version__}, "cases": cases,
           "discrete": discrete}
    Path(__file__).with_name("distributions.json").write_text(json.dumps(out, indent=1) + "\n")


main()
