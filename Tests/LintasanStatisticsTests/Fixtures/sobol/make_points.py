"""The first 32 unscrambled Sobol points in 64 dimensions, as multiples of 2^-5, by scipy 1.17.1.

    python3 make_points.py
"""
import json
import pathlib

from scipy.stats import qmc

points = qmc.Sobol(64, scramble=False).random(32)
whole = (points * 32).round().astype(int)
assert (whole / 32 == points).all()
pathlib.Path(__file__).with_name("points.json").write_text(json.dumps(whole.tolist(), separators=(",", ":")) + "\n")
