"""Log t tests, convergence clubs and transition matrices by an independent implementation in numpy.

The log t regression: Phillips and Sul (2007), doi:10.1111/j.1468-0262.2007.00811.x, with the long-run variance of their
programs (quadratic spectral kernel, Andrews' automatic bandwidth for an AR(1), sums divided by the number of residuals
less one). Ordinary least squares by numpy's lstsq, long-run shares by an eigenvector.

    python3 make_mobility.py        (numpy 2.4.6)
"""
import json
import pathlib

import numpy as np

rng = np.random.default_rng(77)


def log_t(paths):
    n, t = paths.shape
    relative = paths / paths.mean(axis=0)
    h = ((relative - 1) ** 2).mean(axis=0)
    times = np.arange(round(t / 3) + 1, t + 1)
    y = np.log(h[0] / h[times - 1]) - 2 * np.log(np.log(times))
    x = np.column_stack([np.ones(len(times)), np.log(times)])
    b = np.linalg.lstsq(x, y, rcond=None)[0]
    e = y - x @ b
    rho = (e[1:] @ e[:-1]) / (e[:-1] @ e[:-1])
    band = 1.3221 * (4 * rho**2 / (1 - rho) ** 4 * len(e)) ** 0.2
    total = e @ e
    for lag in range(1, len(e) - 1):
        u = lag / band
        z = 6 * np.pi * u / 5
        total += 2 * 25 / (12 * np.pi**2 * u**2) * (np.sin(z) / z - np.cos(z)) * (e[:-lag] @ e[lag:])
    variance = total / (len(e) - 1) * np.linalg.inv(x.T @ x)[1, 1]
    return b[1], np.sqrt(max(variance, 0))


def statistic(paths):
    b, se = log_t(paths)
    return b / se if se > 0 else np.sign(b) * np.inf


# Where the bar was raised, and where a core reached the last unit: panels with these are looked for.
raised, full = [], []


def clubs(paths):
    left = sorted(range(len(paths)), key=lambda i: (-paths[i, -1], i))
    found = []
    while len(left) > 1:
        if statistic(paths[left]) > -1.65:
            found.append(sorted(left))
            left = []
            break
        core = None
        for start in range(len(left) - 1):
            best = None
            for size in range(2, len(left) - start + 1):
                t = statistic(paths[left[start : start + size]])
                if t <= -1.65:
                    break
                if best is None or t > best[0]:
                    best = (t, left[start : start + size])
            if best:
                core = best[1]
                break
        if core is None:
            break
        joining = [(statistic(paths[core + [i]]), i) for i in left if i not in core]
        joining = sorted([(t, i) for t, i in joining if t > 0], key=lambda p: -p[0])
        while joining and statistic(paths[core + [i for _, i in joining]]) <= -1.65:
            joining.pop()
            raised.append(len(joining))
        full.extend([1] * (start > 0 and len(core) == len(left) - start > 2))
        club = core + [i for _, i in joining]
        found.append(sorted(club))
        left = [i for i in left if i not in club]
    return found, sorted(left)


def merged(paths, groups):
    """Adjacent clubs together (Phillips and Sul 2009, section 4.3): numbers of clubs, from 0."""
    result = []
    while groups and (not result or result[-1][-1] + 1 < len(groups)):
        run = [result[-1][-1] + 1 if result else 0]
        while run[-1] + 1 < len(groups):
            together = [i for number in run + [run[-1] + 1] for i in groups[number]]
            if statistic(paths[together]) <= -1.65:
                break
            run.append(run[-1] + 1)
        result.append(run)
    return result


def panel():
    times = int(rng.integers(8, 30))
    paths = []
    for _ in range(int(rng.integers(1, 4))):
        level = rng.uniform(1, 6)
        for _ in range(int(rng.integers(2, 6))):
            noise = rng.normal(0, 0.01, times)
            paths.append(level * (1 + rng.normal(0, 0.4) * np.arange(1, times + 1) ** -rng.uniform(0.2, 1.2)) + noise)
    return np.round(np.array(paths), 4)


def staircase():
    """Groups whose levels close up, so that neighbours may be merged."""
    times = int(rng.integers(10, 30))
    t = np.arange(1, times + 1)
    paths = []
    for step in range(int(rng.integers(3, 6))):
        drift = rng.uniform(0, 0.9)
        for _ in range(int(rng.integers(2, 4))):
            gap = rng.normal(0, 0.3) * t ** -rng.uniform(0.3, 1.0)
            paths.append(4 + step * t**-drift + gap + rng.normal(0, 0.003, times))
    return np.round(np.array(paths), 4)


tests = []
while len(tests) < 40:
    paths = panel() if len(tests) < 25 else staircase()
    if (paths <= 0).any():
        continue
    b, se = log_t(paths)
    if se < 1e-4:
        continue
    groups, rest = clubs(paths)
    together = merged(paths, groups)
    if len(tests) >= 25 and len(together) == len(groups):
        continue
    tests.append(
        {"paths": paths.tolist(), "slope": b, "error": se, "clubs": groups, "divergent": rest, "merged": together}
    )

for wanted in (raised, raised, full, full):
    while True:
        paths = panel()
        if (paths <= 0).any() or log_t(paths)[1] < 1e-4:
            continue
        wanted.clear()
        groups, rest = clubs(paths)
        if wanted and (wanted is full or wanted[-1] > 0):
            break
    b, se = log_t(paths)
    together = merged(paths, groups)
    tests.append(
        {"paths": paths.tolist(), "slope": b, "error": se, "clubs": groups, "divergent": rest, "merged": together}
    )

rng = np.random.default_rng(78)
moves = []
for k in (2, 3, 5):
    states = rng.integers(0, k, 30)
    rows = []
    for _ in range(6):
        nxt = np.where(rng.random(30) < 0.6, states, rng.integers(0, k, 30))
        rows += [[int(u), int(a), int(b)] for u, (a, b) in enumerate(zip(states, nxt))]
        states = nxt
    counts = np.zeros((k, k))
    for _, a, b in rows:
        counts[a, b] += 1
    p = counts / counts.sum(axis=1, keepdims=True)
    values, vectors = np.linalg.eig(p.T)
    v = np.real(vectors[:, np.argmin(abs(values - 1))])
    clustered = np.zeros((k, k))
    for a in range(k):
        units = sorted({u for u, f, _ in rows if f == a})
        for b in range(k):
            r = [sum((t == b) - p[a, b] for u, f, t in rows if u == unit and f == a) for unit in units]
            clustered[a, b] = np.sqrt(np.sum(np.square(r)) * len(units) / (len(units) - 1)) / counts[a].sum()
    moves.append({"classes": k, "moves": rows, "clustered": clustered.tolist(), "longRun": (v / v.sum()).tolist()})

out = {"tests": tests, "moves": moves}
pathlib.Path(__file__).with_name("mobility.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
