"""Spearman's and Kendall's coefficients of tied scores, by scipy 1.17.1.

    python3 make_agreement.py
"""
import json
import pathlib

import numpy as np
from scipy import stats

rng = np.random.default_rng(4)
cases = []
for size in (5, 12, 40):
    x, y = rng.integers(0, size, size), rng.integers(0, size // 2 + 1, size)
    cases.append({
        "x": x.tolist(), "y": y.tolist(), "spearman": float(stats.spearmanr(x, y).statistic),
        "kendall": float(stats.kendalltau(x, y).statistic)})
pathlib.Path(__file__).with_name("agreement.json").write_text(json.dumps(cases) + "\n")
