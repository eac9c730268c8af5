"""The pooled default by a second implementation, for panels that come with the data: chosen rule, order, common move and
quantiles of scores, as of a year.  Writes fixtures.json (python 3.11, numpy; draws are numpy's own: compare within Monte Carlo).

    python3 Tests/LintasanForecastingTests/Fixtures/pooled-model/reference.py
"""
import csv, json, os, sys
os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, *['..']*4, 'datasets', 'egdi', 'covariates.csv')
PANELS = {'hdi': 2016, 'life_expectancy': 2014, 'expected_schooling': 2017, 'internet_users_pct': 2015, 'gov_effectiveness': 2018}
SHOWN = ['IDN', 'DNK', 'TCD', 'USA', 'CHN', 'KEN']
FORMS = [('last_order', []), ('drift', [3]), ('autoregression', [1, 2]), ('momentum', [4]), ('regression', [0, 1, 2, 3, 4]),
         ('median_regression', [0, 1, 2, 3, 4])]
RULES = [(0, 1.)]+[(f, s) for f in range(1, 6) for s in (.5, 1.)]
Q80 = 1.2815515655446004


def load(column):
    rows = [r for r in csv.DictReader(open(DATA)) if r[column] != '']
    units, times = sorted({r['iso3'] for r in rows}), sorted({int(r['year']) for r in rows})
    y = np.full((len(times), len(units)), np.nan)
    for r in rows: y[times.index(int(r['year'])), units.index(r['iso3'])] = float(r[column])
    return units, times, y


def ses(y, w):
    l = y.copy()
    for t in range(1, len(y)): l[t] = np.where(np.isnan(y[t]), l[t-1], np.where(np.isnan(l[t-1]), y[t], w*y[t]+(1-w)*l[t-1]))
    return l
def rank_min(y): s = np.sort(-y); return np.searchsorted(s, -y, side='left')+1
def q(x, p): return np.quantile(x, p)
def scale(e): return q(np.abs(e), .8)/Q80
def skew(x): s = x.std(); return ((x-x.mean())**3).mean()/s**3 if s > 0 else 0.


class Pooled:
    def __init__(self, y, times):
        self.raw, self.t = y, times; v = y[~np.isnan(y)]
        new = next(r[~np.isnan(r)] for r in y[::-1] if (~np.isnan(r)).sum() >= 8); self.log = False; self.off = 0.
        if v.min() >= 0 and (v > 0).sum() > .9*len(v):
            self.off = 0. if v.min() > 0 else v[v > 0].min()/2
            self.log = abs(skew(np.log(new+self.off))) < abs(skew(new))-.3
        self.s = np.log(y+self.off) if self.log else y
        self.last, self.half = ses(self.s, 1.), ses(self.s, .5)
        self.seen = np.cumsum(~np.isnan(self.s), 0); self.total = np.cumsum(np.nan_to_num(self.s), 0); self._c = {}
    def change(self, o, h): return self.s[o+h]-self.s[o]
    def common(self, o, h): return np.nanmedian(self.change(o, h))
    def features(self, o):
        l, n, b = self.last[o], self.seen[o], max(0, o-8)
        F = np.array([self.half[o]-l, self.total[o]/np.maximum(n, 1)-l, -l, (l-self.last[b])/max(o-b, 1), l-self.last[max(o-1, 0)]])
        F -= np.nanmedian(F[:, ~np.isnan(self.s[o])], axis=1)[:, None]; F[1] *= n/(n+2); return np.nan_to_num(F).T
    def solve(self, X, y, w, k):
        G = (X*w[:, None]).T@X; d = np.diag(G); G = G+np.diag(d/k+1e-9*(1+d.sum()/len(d))); return np.linalg.solve(G, X.T@(w*y))
    def correction(self, rule, o, h):
        f, share = rule; n = self.s.shape[1]
        if f == 0: return np.zeros(n)
        if (f, o, h) not in self._c: self._c[f, o, h] = self.learn(f, o, h)
        c = self._c[f, o, h]; return None if c is None else c*share
    def learn(self, f, o, h):
        first = max(1, o-h-11) if f == 5 else 1
        if o-h < first: return None
        X, y, k = [], [], 0
        for p in range(first, o-h+1):
            d = self.change(p, h); ok = ~np.isnan(d)
            if ok.sum() < 3: continue
            k += 1; X.append(self.features(p)[ok][:, FORMS[f][1]]); y.append(d[ok]-self.common(p, h))
        if not k: return None
        X, y = np.vstack(X), np.concatenate(y); far = 1.5*q(np.abs(y), .95)
        b = self.solve(X, np.clip(y, -far, far), np.ones(len(y)), k)
        if f == 5:
            for _ in range(8):
                e = np.abs(y-X@b); w = 1/np.maximum(e, .1*np.median(e)+1e-12); b = self.solve(X, y, w/w.mean(), k)
        return self.features(o)[:, FORMS[f][1]]@b
    def loss(self, rule, o, h):
        c = self.correction(rule, o, h)
        if c is None: return None
        ok = ~np.isnan(self.change(o, h)); f, y = (self.s[o]+c)[ok], self.s[o+h][ok]; e = y-f
        return np.abs(rank_min(f)-rank_min(y)).mean(), np.abs(e-np.median(e)).mean()
    def choose(self, o, h):
        best, top = (0, 1.), 0.
        if o-h < 2: return best
        origins = range(max(0, o-h-19), o-h+1); ref = [self.loss((0, 1.), p, h) for p in origins]
        for rule in RULES[1:]:
            pairs = [(a, b) for a, b in zip(ref, [self.loss(rule, p, h) for p in origins]) if b is not None]
            if len(pairs) < 3: continue
            U, V = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
            g = ((U-V)/np.maximum(U.mean(0), 1e-12)).mean(1); w = .85**np.arange(len(g))[::-1]; w /= w.sum(); n = 1/(w*w).sum()
            m = w@g; err = np.sqrt(w@(g-m)**2/(n-1)*h)
            if m <= .01 or m-.8*(1+2/n)*err <= 0 or g[-2:].sum() <= 0: continue
            if m-.5*err > top: best, top = rule, m-.5*err
        return best
    # ---- errors
    @staticmethod
    def factors(logs, share):
        w = .75**np.arange(len(logs))[::-1]; centre = (w@logs+logs.mean())/(w.sum()+1); return np.exp(share*(centre-logs))
    def scaling(self, E, scales, h):
        logs = np.log(scales); best = None
        for share in (.3, .6, .9):
            miss = []
            for k in range(h, len(E)):
                f = self.factors(logs[:k-h+1], share); want = q(np.abs(np.concatenate([e*x for e, x in zip(E, f)])), .8); came = q(np.abs(E[k]), .8)
                if min(want, came) > 1e-9*scales[k]: miss.append(np.clip(np.log(came/want), -1, 1))
            miss = np.array(miss); w = .85**np.arange(len(miss))[::-1]; loss = (w*miss*miss).sum()
            if best is None or (len(miss) >= 4 and loss*1.15 < best[2]): best = (share, miss, loss)
        share, miss, _ = best; w = .85**np.arange(len(miss))[::-1]/h; usual = np.log(1+.5/len(E))
        return self.factors(logs, share), np.exp(((w*miss).sum()+2*usual)/(w.sum()+2))
    @staticmethod
    def windows(x, levels, width):
        a, b = np.searchsorted(levels, x, 'left'), np.searchsorted(levels, x, 'right')
        if b-a >= width: return a, b
        s = max(0, min((a+b)//2-width//2, len(levels)-width)); return s, s+width
    def donors(self, rule, o, h, elapsed):
        h = max(1, min(h, o-1)); E, L, U, S = [], [], [], []
        for p in range(max(0, o-h-11), o-h+1):
            c = self.correction(rule, p, h); r = self.change(p, h)-(0 if c is None else c); ok = np.flatnonzero(~np.isnan(r))
            if len(ok) < 2: continue
            e = (r[ok]-np.median(r[ok]))*np.sqrt(elapsed/(self.t[p+h]-self.t[p]))
            E.append(e); L.append(self.s[p][ok]); U.append(ok); S.append(max(scale(e), 1e-12))
        f, width = self.scaling(E, np.array(S), h)
        e = np.concatenate([a*b for a, b in zip(E, f)]); l = np.concatenate(L); u = np.concatenate(U)
        far = 10*max(scale(e), 1e-12); e = np.clip(e, -far, far); k = np.lexsort((u, l)); e, l, u = e[k], l[k], u[k]
        wide = min(len(e), max(60, min(1000, len(e)//6))); cum = np.concatenate([[0], np.cumsum(np.abs(e))])
        ratio = np.full(self.s.shape[1], 4.); count = ratio.copy(); own = np.zeros(len(e))
        for i in range(len(e)):
            a, b = self.windows(l[i], l, wide); own[i] = abs(e[i])/max((cum[b]-cum[a])/(b-a), 1e-12); ratio[u[i]] += own[i]; count[u[i]] += 1
        # A unit's volatility for what is to come, and each error over that of its unit's other errors.
        return e/((ratio[u]-own)/(count[u]-1)), e, l, u, ratio/count, wide, width
    def jumps(self, o, own):
        d = np.array([self.common(p, 1) for p in range(o)]); dt = np.diff(self.t[:o+1]).astype(float)
        if len(d) < 5: return np.zeros(len(d), bool)
        miss = np.abs(d/dt-np.median(d/dt))*np.sqrt(dt); limit = 10*max(1.4826*np.median(miss), .25*own); far = miss > limit
        return far if limit > 0 and far.sum() <= .25*len(d) else np.zeros(len(d), bool)
    def move(self, o, own, elapsed):
        d = np.array([self.common(p, 1) for p in range(o)]); dt = np.diff(self.t[:o+1]).astype(float); far = self.jumps(o, own)
        rate = far.sum()/(len(d)+2)*len(d)/dt.sum() if far.any() else 0.; size = np.sqrt((d[far]**2).mean()) if far.any() else 0.
        d, dt = d[~far], dt[~far]; r = d/dt
        rules = [lambda x: x.sum()/(len(x)+2), lambda x: 0., lambda x: x[-4:].sum()/(min(4, len(x))+1), lambda x: .7*x[-1] if len(x) else 0.]
        best = 0
        if len(r) >= 5:
            miss = [sum(abs(r[k]-f(r[:k])) for k in range(2, len(r))) for f in rules]
            for k in (1, 2, 3):
                if miss[k]*1.1 < miss[best]*(1 if best == 0 else 1.1): best = k
        e = np.array([(r[k]-rules[best](r[:k]))*np.sqrt(dt[k]) for k in range(1, len(r))])[-12:]
        v = ((e*e).sum()+2*(.25*own)**2)/(len(e)+2); of = elapsed**2*v/(max(dt.sum(), 1e-9) if len(e) else 1)
        return rules[best](r)*elapsed, np.sqrt(elapsed*v+of), len(e)+2, 1-np.exp(-rate*elapsed), size
    def factor(self, o, own):
        total = count = 2.; far = self.jumps(o, own)
        for p in range(2, o):
            for h in range(1, min(3, o-p)+1):
                if far[p:p+h].any(): continue
                m, sd, nu, _, _ = self.move(p, own, float(self.t[p+h]-self.t[p])); v = sd*sd*nu/max(1, nu-2)
                if v > 0: total += min((self.common(p, h)-m)**2/v, 16)/h; count += 1/h
        return max(1., np.sqrt(total/count))
    def limits(self, x, last, lo, hi):
        def inside(d, room):
            m = np.minimum(.02*(hi-lo) if np.isfinite(hi-lo) else room/2, room/2)
            return np.where(m > 0, np.where(d >= m, d, m*np.exp(np.clip((d-m)/np.where(m > 0, m, 1), -700, 0))), np.clip(d, 0, np.maximum(room, 0)))
        up = hi-inside(hi-x, hi-last) if np.isfinite(hi) else x; down = lo+inside(x-lo, last-lo); return np.where(x >= last, up, down)
    def forecast(self, o, h, N, rng):
        ok = np.flatnonzero(~np.isnan(self.raw[o])); elapsed = float(h); rule = self.choose(o, h); c = self.correction(rule, o, h)
        if c is None: rule, c = (0, 1.), np.zeros(self.s.shape[1])
        scaled, e, l, u, vol, wide, width = self.donors(rule, o, h, elapsed); own = np.sqrt((e*e).mean())/np.sqrt(elapsed); m, sd, nu, chance, size = self.move(o, own, elapsed); sd *= self.factor(o, own)
        v = self.raw[:o+1]; v = v[~np.isnan(v)]; bounds = None
        if v.min() >= 0:
            whole = (v == np.round(v)).all() and v.max() > 1
            bounds = (0, np.inf) if whole else (0, 1) if .5 <= v.max() <= 1 else (0, 100) if 50 < v.max() <= 100 else None
        z = rng.standard_normal(N); s2, i = z*z, 1/max(nu, 2); t = sd*z*(1+(s2+1)/4*i+(5*s2*s2+16*s2+3)/96*i*i)
        jump = rng.random(N) < chance; t = np.where(jump, rng.choice([-1, 1], N)*size*rng.uniform(.5, 1.5, N), t)
        out = {}
        for x in ok:
            a, b = self.windows(self.s[o, x], l, wide); own = np.sort(scaled[a:b])
            y = self.s[o, x]+c[x]+m+t+vol[x]*width*(own[rng.integers(0, len(own), N)]-.5*np.median(own))
            if self.log: y = np.exp(y)-self.off
            out[x] = self.limits(y, self.raw[o, x], *bounds) if bounds else y
        name = FORMS[rule[0]][0]
        return dict(rule=name if rule[1] == 1 else 'half_'+name, order=rank_min((self.raw[o] if rule[0] == 0 else self.s[o]+c)[ok]), units=ok, draws=out, move=m, sd=sd)


def main():
    rng = np.random.default_rng(7); out = {'versions': {'python': sys.version.split()[0], 'numpy': np.__version__}, 'panels': {}}
    for column, year in PANELS.items():
        units, times, y = load(column); o = times.index(year); p = Pooled(y[:o+1], times[:o+1]); found = {'as_of': year, 'steps': []}
        for h in (1, 2, 3):
            f = p.forecast(o, h, 20000, rng)
            found['steps'].append({'rule': f['rule'], 'order': {units[x]: int(r) for x, r in zip(f['units'], f['order'])},
                                   'scores': {units[x]: [round(float(v), 8) for v in np.quantile(d, [.1, .5, .9])] for x, d in f['draws'].items() if units[x] in SHOWN}})
        out['panels'][column] = found; print(column, [s['rule'] for s in found['steps']], found['steps'][0]['scores'].get('IDN'))
    with open(os.path.join(HERE, 'fixtures.json'), 'w') as file: json.dump(out, file, indent=1); file.write('\n')


if __name__ == '__main__': main()
