"""Writes scores.json: proper scores by scoringrules, Kendall's tau by scipy, Diebold-Mariano by its definition.

pip install numpy==2.4.6 scipy scoringrules==0.10.0 ; python make_scores.py
"""
import json, os, sys
import numpy as np, scipy, scoringrules as sr
from scipy import stats
rng = np.random.default_rng(7)
out = {'versions': {'python': sys.version.split()[0], 'numpy': np.__version__, 'scipy': scipy.__version__, 'scoringrules': sr.__version__}}
out['normal'] = [dict(mean=m, sd=s, observed=y, crps=float(sr.crps_normal(y, m, s)))
                 for m, s, y in ((0., 1., .3), (0.5, .02, .61), (-3., 7., 40.), (100., 1e-3, 100.0002), (0., 1., -8.))]
out['draws'] = []
for n in (1, 2, 5, 40, 501):
    d = np.round(rng.normal(size=n)*3, 6); y = float(np.round(rng.normal()*3, 6))
    out['draws'].append(dict(draws=d.tolist(), observed=y, crps=float(sr.crps_ensemble(y, d, estimator='nrg'))))
out['interval'] = [dict(lower=l, upper=u, level=c, observed=y, score=float(sr.interval_score(y, l, u, 1-c)))
                   for l, u, c, y in ((0., 1., .8, .5), (0., 1., .8, 1.25), (0., 1., .95, -.1), (-2., 5., .5, 5.))]
out['rps'] = []
for k in (2, 5, 12):
    p = rng.dirichlet(np.ones(k)); o = int(rng.integers(k))
    out['rps'].append(dict(probabilities=p.tolist(), observed=o, score=float(((np.cumsum(p)-(np.arange(k) >= o))**2).sum())))
out['kendall'] = []
for n in (2, 6, 30, 200):
    x = np.round(rng.normal(size=n), 1); y = np.round(x+rng.normal(size=n), 1)
    out['kendall'].append(dict(x=x.tolist(), y=y.tolist(), tau=float(stats.kendalltau(x, y).statistic)))
def dm(d, h):
    "Harvey, Leybourne, Newbold (1997), equation 9, on Diebold and Mariano's S1"
    n = len(d); c = d-d.mean(); g = [float((c[k:]*c[:n-k]).sum()/n) for k in range(h)]
    v = (g[0]+2*sum(g[1:]))/n
    if v <= 0: h, v = 1, g[0]/n
    s = d.mean()/np.sqrt(v)*np.sqrt((n+1-2*h+h*(h-1)/n)/n)
    return float(s), float(2*stats.t.sf(abs(s), n-1))
out['diebold_mariano'] = []
for n, h in ((6, 1), (6, 2), (6, 3), (40, 4), (5, 3)):
    d = np.round(rng.normal(size=n)+.4, 6); s, p = dm(d, h)
    out['diebold_mariano'].append(dict(differences=d.tolist(), horizon=h, statistic=s, p_value=p))
json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'scores.json'), 'w'), indent=1)
