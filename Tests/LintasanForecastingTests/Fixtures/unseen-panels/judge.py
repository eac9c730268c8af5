"""Panels of known laws that no constant was chosen on: the default beside naive through `lintasan backtest --data`.

    python3 judge.py --tool PATH-TO-LINTASAN [--seeds 8] [--laws walk,ties] [--sizes 20x8,100x12]      (numpy)

Per law and size: rank error over that of naive, then the same of the CRPS, pooled over seeds and horizons; a star where it
is above 1.01; at the end of each row the worst single panel and horizon.
"""
import argparse, csv, io, subprocess, sys, os, tempfile
from concurrent.futures import ThreadPoolExecutor
import numpy as np

def walk(r, n, t, s=1.0): return r.normal(size=n)[:, None] * 3 + np.cumsum(r.normal(size=(n, t)) * s, 1)
def ar(r, n, t, phi, mean=1.0, noise=1.0):
    mu = r.normal(size=n) * mean; x = np.empty((n, t)); e = r.normal(size=n) * noise / np.sqrt(1 - phi * phi)
    for k in range(t):
        x[:, k] = mu + e; e = phi * e + r.normal(size=n) * noise
    return x
def trending(r, n, t): return r.normal(size=n)[:, None] * 3 + r.normal(size=n)[:, None] * .3 * np.arange(t) + r.normal(size=(n, t)) * .3
def breaks(r, n, t):
    x = walk(r, n, t, .3)
    for k in range(1, t):
        if r.random() < .25: x[:, k:] += (r.normal(size=n) * 2)[:, None]
    return x
def unit_breaks(r, n, t):
    x = walk(r, n, t, .2); jump = (r.random((n, t)) < .1) * r.normal(size=(n, t)) * 3
    return x + np.cumsum(jump, 1)
def heavy(r, n, t): return r.normal(size=n)[:, None] * 3 + np.cumsum(r.standard_t(2, size=(n, t)) * .5, 1)
def heavy_noise(r, n, t): return r.normal(size=n)[:, None] * 2 + r.standard_t(2, size=(n, t)) * .5
def ties(r, n, t): return np.round(np.clip(2.5 + ar(r, n, t, .8, .5, .3), 1, 5) * 2) / 2
def bounded(r, n, t):
    x = np.empty((n, t)); v = r.uniform(1.5, 3, n)
    for k in range(t):
        x[:, k] = v; v = np.clip(v + .15 * (5 - v) * r.random(n) + r.normal(size=n) * .15, 1, 5)
    return x
def lognormal(r, n, t): return np.exp(walk(r, n, t, .15) * .7)
def white(r, n, t): return r.normal(size=(n, t))
def local_level(r, n, t): return walk(r, n, t, .5) + r.normal(size=(n, t)) * 1.0
def grouped(r, n, t):
    g = r.integers(0, max(2, n // 10), n); common = np.cumsum(r.normal(size=(g.max() + 1, t)) * .7, 1)
    return r.normal(size=n)[:, None] * 2 + common[g] + np.cumsum(r.normal(size=(n, t)) * .3, 1)
def convergence(r, n, t):
    x = np.empty((n, t)); v = r.normal(size=n) * 3
    for k in range(t):
        x[:, k] = v; v = .85 * v + r.normal(size=n) * .5
    return x
def momentum(r, n, t):
    d = np.zeros(n); v = r.normal(size=n) * 3; x = np.empty((n, t))
    for k in range(t):
        x[:, k] = v; d = .7 * d + r.normal(size=n) * .3; v = v + d
    return x
def regime(r, n, t):
    "mean reverting in the first half, a random walk afterwards"
    x = ar(r, n, t, .3); h = t // 2
    x[:, h:] = x[:, [h - 1]] + np.cumsum(r.normal(size=(n, t - h)), 1); return x
def regime2(r, n, t):
    "a random walk first, white noise about it afterwards"
    x = walk(r, n, t, .5); h = t // 2
    x[:, h:] = x[:, [h - 1]] + r.normal(size=(n, t - h)); return x
def reversal(r, n, t):
    "trends that turn round half way"
    s = r.normal(size=n) * .4; k = np.arange(t); shape = np.where(k < t // 2, k, 2 * (t // 2) - k)
    return r.normal(size=n)[:, None] * 3 + s[:, None] * shape + r.normal(size=(n, t)) * .3
def scale_change(r, n, t): return walk(r, n, t, .5) * np.exp(r.normal(size=t) * .5)[None] + r.normal(size=t)[None] * 5
def gaps(r, n, t):
    x = ar(r, n, t, .7); x[r.random((n, t)) < .25] = np.nan; return x
LAWS = {f.__name__: f for f in (walk, trending, breaks, unit_breaks, heavy, heavy_noise, ties, bounded, lognormal, white, local_level, grouped, convergence, momentum, regime, regime2, reversal, scale_change, gaps)}
for phi in (.5, .8, .95): LAWS[f'ar{phi}'] = (lambda p: lambda r, n, t: ar(r, n, t, p))(phi)
SIZES = [(5, 5), (5, 8), (10, 6), (20, 8), (20, 20), (50, 10), (100, 12), (200, 12), (300, 6)]

def run(tool, x, horizons):
    n, t = x.shape
    with tempfile.NamedTemporaryFile('w', suffix='.csv', delete=False) as f:
        f.write('entity,period,score\n')
        for k in range(t):
            for u in range(n):
                if x[u, k] == x[u, k]: f.write(f'U{u:04d},{2000+k},{x[u, k]:.10g}\n')
    try:
        o = subprocess.run([tool, 'backtest', '--data', f.name, '--entity', 'entity', '--time', 'period', '--value', 'score', '--models', 'naive,default', '--horizons', horizons, '--draws', '400', '--threads', '1', '--format', 'csv', '--quiet'], capture_output=True, text=True)
        if o.returncode: return o.stderr.strip()
        return list(csv.DictReader(io.StringIO(o.stdout)))
    finally: os.unlink(f.name)

def main():
    a = argparse.ArgumentParser(); a.add_argument('--tool', required=True); a.add_argument('--seeds', type=int, default=8); a.add_argument('--laws'); a.add_argument('--sizes'); a.add_argument('--jobs', type=int, default=2)
    a = a.parse_args()
    laws = a.laws.split(',') if a.laws else list(LAWS); sizes = [tuple(map(int, s.split('x'))) for s in a.sizes.split(',')] if a.sizes else SIZES
    cells = {}
    def one(law, i, n, t, seed):
        r = np.random.default_rng([seed, i, n, t]); return run(a.tool, LAWS[law](r, n, t), '1,2,3' if t > 5 else '1,2')
    with ThreadPoolExecutor(a.jobs) as pool:
        jobs = {(law, n, t, s): pool.submit(one, law, list(LAWS).index(law), n, t, s) for law in laws for n, t in sizes for s in range(a.seeds if n < 100 else max(2, a.seeds // 3))}
        for (law, n, t, s), j in jobs.items():
            rows = j.result()
            if isinstance(rows, str): print(law, n, t, s, rows, file=sys.stderr); continue
            by = {(r['model'], r['horizon']): r for r in rows}
            for (m, h), r in by.items():
                if m == 'naive': continue
                v = by['naive', h]; k = cells.setdefault((law, f'{n}x{t}'), []);  k.append((float(r['rank_mae']) * int(r['n']), float(v['rank_mae']) * int(v['n']), float(r['rank_crps']) * int(r['n']), float(v['rank_crps']) * int(v['n'])))
    print(f"{'law':14s}" + ''.join(f'{n}x{t}'.rjust(15) for n, t in sizes) + '   worst single')
    for law in laws:
        line, single = f'{law:14s}', 0
        for n, t in sizes:
            c = np.array(cells.get((law, f'{n}x{t}'), [[0, 1, 0, 1]])); s = c.sum(0); m, k = s[0] / s[1], s[2] / s[3]
            single = max(single, np.max(c[:, 0] / np.maximum(c[:, 1], 1e-9)) if len(c) else 0)
            line += f'{m:8.3f}{"*" if m > 1.01 else " "}{k:5.2f}{"*" if k > 1.01 else " "}'
        print(line, f'{single:8.2f}')
main()
