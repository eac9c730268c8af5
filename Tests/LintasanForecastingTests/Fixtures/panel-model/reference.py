"""Reference: rank forecasts for panels. One skeleton, three point rules (egdi, group, generic).
   z-state -> point z forecast -> residual vectors of earlier origins -> joint draws -> scores -> ranks."""
import sys, json, time
from scipy.stats import t as student
from lib import *          # load_egdi, load_spbe, rank_min, ranks, crps

# ---------------------------------------------------------------- stage 1: standing
def standardise(C, pooled_below=8):
    "C (c,T,n) -> z, m, s (c,T). population sd over the entities present. Few entities: one sd over all times."
    with np.errstate(all='ignore'):
        m = np.nanmean(C, 2); s = np.nanstd(C, 2); n = (~np.isnan(C)).sum(2)
    cum = np.sqrt(np.cumsum(np.where(n > 0, s**2*n, 0), 1)/np.maximum(np.cumsum(n, 1), 1))   # only t<=now
    s = np.where(n < pooled_below, cum, s); s = np.where(s > 0, s, 1.0)
    return (C-m[:, :, None])/s[:, :, None], m, s

def ses(z, a):
    "z (T,n), shared weight; a missing value leaves the level, a first value starts it"
    l = z[0].copy(); out = [l]
    for t in range(1, len(z)):
        p = np.where(np.isnan(l), z[t], l)
        l = np.where(np.isnan(z[t]), p, a*z[t]+(1-a)*p); out.append(l)
    return np.array(out)

def group_target(z, typ, sub, has_sub, k_type=5., k_sub=3.):
    "shrunk type mean + shrunk mean of deviations by subgroup (province) of those types that have one"
    def mean(v, g, k):
        u, inv = np.unique(g, return_inverse=True); ok = ~np.isnan(v)
        return (np.bincount(inv[ok], v[ok], len(u))/(np.bincount(inv[ok], minlength=len(u))+k))[inv]
    g = mean(z, typ, k_type)
    if sub is not None: g = g+np.where(has_sub, mean(np.where(has_sub, z-g, np.nan), sub, k_sub), 0)
    return g

# ---------------------------------------------------------------- stage 2: point rules  P[c,n] for (o,h)
class Model:
    """common: residuals, scales, draws. subclasses: point(o,h), prior_scale(o,h)"""
    NC, N0, CLIP = 10., 1., 4.
    lo, hi, soft = 0., 1., .02
    def __init__(self, C, W, Y): self.C, self.W, self.Y = C, W, Y; self.z, self.m, self.s = standardise(C); self._p = {}; self._r = {}
    def P(self, o, h):
        if (o, h) not in self._p: self._p[o, h] = self.point(o, h)
        return self._p[o, h]
    def R(self, p, h):
        if (p, h) not in self._r:
            r = self.z[:, p+h]-self.P(p, h)
            self._r[p, h] = np.where(self.repeat(p, p+h), np.nan, r)
        return self._r[p, h]
    def repeat(self, p, q): return np.zeros(self.C.shape[2], bool)
    @staticmethod
    def scale(x): return np.nanquantile(np.abs(x), .8, axis=-1)/1.2815515655446004   # robust: 80% point
    def stack(self, o, h):
        ks = range(max(0, o-h+1-self.KMAX), o-h+1)      # the latest KMAX earlier origins
        R = [self.R(p, h) for p in ks]; R = [r for r in R if (~np.isnan(r)).sum(1).min() >= 2]
        if not R: return None, None, None
        R = np.array(R); w = np.full(len(R), 1/len(R))   # every earlier survey counts the same
        return R, w, np.maximum(self.scale(R), 1e-6)
    KMAX = 12
    def prior_scale(self, o, h):
        R, w, sc = self.stack(o, 1)
        if R is None: return np.full(self.C.shape[0], .3)*np.sqrt(h)   # nothing known: correlation about .95 a step
        return np.exp(w@np.log(sc))*np.sqrt(h)
    def sigma(self, o, h):
        R, w, sc = self.stack(o, h); pr = self.prior_scale(o, h)
        if R is None: return pr, 0.
        K = 1/(w**2).sum()
        return np.exp((K*(w@np.log(sc))+self.N0*np.log(pr))/(K+self.N0)), K
    # ------------------------------------------------------------ stage 3: joint draws
    def errors(self, o, h, N, rng):
        c, n = self.C.shape[0], self.C.shape[2]
        sig, K = self.sigma(o, h); R, w, sc = self.stack(o, h)
        if R is None: return sig[None, :, None]*rng.standard_normal((N, c, n))
        U = np.clip(R/sc[:, :, None], -self.CLIP, self.CLIP)
        full = [np.flatnonzero(~np.isnan(u).any(0)) for u in U]
        for k, u in enumerate(U):                                   # an entity without a residual borrows one
            miss = np.flatnonzero(np.isnan(u).any(0)); u[:, miss] = u[:, full[k][(miss*7919) % len(full[k])]]
        lam = self.NC/(self.NC+K)
        A = ((rng.standard_normal((N, len(U)))*np.sqrt(w))@U.reshape(len(U), -1)).reshape(N, c, n)
        # whole component tuple of a random (survey, entity near the same place by the index then), less the mean of such
        width = min(n, max(12, n//6)); V = np.stack([u[:, self.places(self.Y[p])] for u, p in zip(U, self.origins(o, h))])
        last = np.array([y[~np.isnan(y)][-1] if (~np.isnan(y)).any() else np.nan for y in self.Y[:o+1].T])
        start = np.empty(n, int); start[self.places(last)] = np.clip(np.arange(n)-width//2, 0, n-width)
        kk = rng.integers(0, len(U), size=(N, n)); jj = start+rng.integers(0, width, size=(N, n))
        mean = np.stack([V[:, :, s:s+width].mean((0, 2)) for s in start])   # n x c
        B = np.moveaxis(V[kk, :, jj]-mean, 2, 1)
        return sig[:, None]*(np.sqrt(1-lam)*A+np.sqrt(lam)*B)
    @staticmethod
    def places(y):
        "entities from the lowest to the highest, unknown ones in the middle"
        known = [i for i in np.argsort(y, kind='stable') if not np.isnan(y[i])]; half = len(known)//2
        return np.array(known[:half]+list(np.flatnonzero(np.isnan(y)))+known[half:], int)
    def origins(self, o, h):
        ks = range(max(0, o-h+1-self.KMAX), o-h+1)
        return [p for p in ks if (~np.isnan(self.R(p, h))).sum(1).min() >= 2]
    def bound(self, x):
        L = self.hi-self.lo; d = self.soft*L
        if not np.isfinite(L): return x
        u = x-self.lo
        low = d*np.exp(np.minimum((u-d)/d, 0)); high = L-d*np.exp(np.minimum((L-d-u)/d, 0))
        return self.lo+np.where(u < d, low, np.where(u > L-d, high, u))
    def common(self, o, h):
        """common level: drift = mean past change of matched entities shrunk by K/(K+1); variance of a shock from the data
           and two pseudo-shocks of .45 of an entity's own error; the error of the drift adds h^2 times that over K"""
        f = self.level_first; n = self.C.shape[0]
        with np.errstate(all='ignore'):
            d = np.array([[np.nanmean(self.C[c, t+1]-self.C[c, t]) for t in range(f, o)] for c in range(n)]) if o > f else np.zeros((n, 0))
        K = d.shape[1]; dr = d.sum(1)/(K+1.); own = self.sigma(o, 1)[0]*self.s[:, o]
        v = (((d-dr[:, None])**2).sum(1)+2*(.45*own)**2)/(K+2.)
        return dr*h, np.sqrt(v*h+v*h*h/max(1, K))
    def factor(self, o):
        "what the index's common move missed at earlier origins, in units of what a t distribution of that deviation would; drawn to 1"
        s = n = 2.
        for h in (1, 2, 3):
            for e in range(self.level_first+1, o-h+1):
                came = np.nanmean(self.Y[e+h]-self.Y[e]); w = self.W[e+h]; m, sd = self.common(e, h)
                nu = e-self.level_first+4
                s += min((came-w@m)**2/((w*w)@(sd*sd)*nu/(nu-2)), 16)/h; n += 1/h
        return np.sqrt(s/n)
    level_first = 0
    def draw(self, o, h, N, seed=1):
        rng = np.random.default_rng([seed, o, h])
        e = self.errors(o, h, N, rng)*1.03; d, sd = self.common(o, h)
        shock = self.factor(o)*sd*rng.standard_t(max(0, o-self.level_first)+4, (N, self.C.shape[0]))
        x = self.bound((self.m[:, o]+d)[:, None]+self.s[:, o][:, None]*(self.P(o, h)+e))+shock[:, :, None]
        return self.bound(np.einsum('c,Ncn->Nn', self.W[min(o+h, len(self.W)-1)], x))   # a shock moves no rank

class EGDI(Model):
    """OSI: SES .7, ridge on region dummies; TII: last value, ridge on own z + lagged drivers (+ driver changes: nowcast);
       HCI: last value, ridge on own z (+ driver changes: nowcast)."""
    A = (.7, 1., 1.); LAM = 10.
    SPEC = ('reg', 'own+drv', 'own'); SPEC_NOW = ('reg', 'own+drv+now', 'own+now')
    def __init__(self, d, nowcast=False, spec=None, A=None, lam=None, driver_lag=1):
        super().__init__(d['C'], d['W'], d['Y']); self.d = d; self.ts = d['ts']; self.lag = driver_lag
        self.spec = spec or (self.SPEC_NOW if nowcast else self.SPEC); self.lam = lam or self.LAM
        self.l = [ses(self.z[c], a) for c, a in enumerate(A or self.A)]
        self.G = np.array([d['reg'] == r for r in np.unique(d['reg'])], float)
        self.X = {}
    def drivers(self, y):
        "last known value up to year y, standardised over countries (population sd), missing = 0"
        if y not in self.X:
            V = self.d['X'][:, :y-2000+1]; out = V[:, 0].copy()
            for t in range(1, V.shape[1]): out = np.where(np.isnan(V[:, t]), out, V[:, t])
            self.X[y] = np.nan_to_num((out-np.nanmean(out, 1, keepdims=True))/np.nanstd(out, 1, keepdims=True))
        return self.X[y]
    def feats(self, c, p, h):
        yo = self.ts[p]-self.lag; F = []
        for k in self.spec[c].split('+'):
            if k == 'own': F.append(np.nan_to_num(self.z[c:c+1, p]))
            if k == 'drv': F.append(self.drivers(yo))
            if k == 'reg': F.append(self.G)
            if k == 'now': F.append(self.drivers(self.target_year(p, h)-1)-self.drivers(yo))
        return np.concatenate(F).T if F else np.zeros((self.z.shape[2], 0))
    def target_year(self, p, h): return self.ts[p+h] if p+h < len(self.ts) else self.ts[-1]+2*(p+h-len(self.ts)+1)
    def coef(self, c, o, h):
        XX = XY = 0
        for p in range(0, o-h+1):
            y = self.z[c, p+h]-self.l[c][p]; k = ~np.isnan(y); F = self.feats(c, p, h)[k]
            XX = XX+F.T@F; XY = XY+F.T@y[k]
        return None if np.isscalar(XX) else np.linalg.solve(XX+self.lam*np.eye(len(XY)), XY)
    def point(self, o, h):
        P = np.array([l[o] for l in self.l])
        for c in range(3):
            b = self.coef(c, o, h) if self.spec[c] else None
            if b is not None: P[c] += self.feats(c, o, h)@b
        return P

class Average(EGDI):
    "equal-weight mean of the point z-forecasts of several EGDI rules (residuals are its own)"
    def __init__(self, d, members): super().__init__(d); self.members = members
    def point(self, o, h): return np.mean([m.P(o, h) for m in self.members], 0)

FULL = ('own+drv+reg',)*3; FULL_NOW = ('own+drv+reg+now',)*3
def default_egdi(d, nowcast=False):
    "equal-weight mean of the lean rule (ridge 10) and the full rule (own z, drivers, region for all three; ridge 50)"
    return Average(d, [EGDI(d, nowcast), EGDI(d, spec=FULL_NOW if nowcast else FULL, lam=50.)])

class Group(Model):
    "SPBE: SES .7 of standing; deviation from the group mean decays by rho_h; rho_h = prior r^h updated by earlier origins"
    ALPHA, RHO, NRHO, SUB = .7, .75, 4., True
    lo, hi = 1., 5.; N0 = 2.; level_first = 3
    def __init__(self, d, **kw):
        for k, v in kw.items(): setattr(self, k, v)
        super().__init__(d['Y'][None], np.ones((len(d['ts']), 1)), d['Y'])
        self.l = ses(self.z[0], self.ALPHA); self.typ = d['type_at']; self.subs = d['prov_at']; self._g = {}
    def g(self, o):
        if o not in self._g: self._g[o] = group_target(self.l[o], self.typ[o], self.subs[o] if self.SUB else None, np.isin(self.typ[o], ['regency', 'city']))
        return self._g[o]
    def repeat(self, p, q):
        "target rows of years in which more than half of the entities repeat last year's value exactly: carried forward, no evidence"
        eq = self.Y[q] == self.Y[q-1]; both = ~np.isnan(self.Y[q]+self.Y[q-1])
        return eq & (eq.sum() > .5*both.sum())
    def rho(self, o, h):
        num = den = 0.; b = []
        for p in range(0, o-h+1):
            x = self.l[p]-self.g(p); y = self.z[0, p+h]-self.g(p); k = ~np.isnan(x*y) & ~self.repeat(p, p+h)
            if k.sum() >= 20: b.append((x[k]@y[k])/(x[k]@x[k]))
        return (self.NRHO*self.RHO**h+sum(b))/(self.NRHO+len(b))
    def point(self, o, h):
        g = self.g(o); return (g+self.rho(o, h)*(self.l[o]-g))[None]
    def prior_scale(self, o, h): return np.array([np.nanstd(self.z[0, o]-self.g(o))*np.sqrt(1-self.RHO**(2*h))])   # stationary AR(1)

class Generic(Model):
    """one variable: pooled ridge of the h-step change of z on five gaps, used only if it has beaten naive on earlier origins"""
    lo, hi = -np.inf, np.inf; PRIOR = 1.; MINEVAL = 3; MARGIN = .01; FEWEST = 8; CONFIDENCE = .9; LATEST = 2
    def __init__(self, Y, groups=None):
        self.logged = self.skewed(Y[:1])
        if self.logged: Y = np.log(Y)
        super().__init__(Y[None], np.ones((len(Y), 1)), Y)
        z = self.z[0]; self.l5 = ses(z, .5); self.l1 = ses(z, 1.); n = np.cumsum(~np.isnan(z), 0)
        mean = np.cumsum(np.nan_to_num(z), 0)/np.maximum(n, 1)
        self.F = []
        for o in range(len(z)):
            b = max(0, o-8); l = self.l1[o]
            g = np.zeros(len(l)) if groups is None else group_target(l, groups, None, None)
            f = [self.l5[o]-l, n[o]/(n[o]+2)*(mean[o]-l), g-l, (l-self.l1[b])/max(o-b, 1), l-self.l1[max(o-1, 0)]]
            self.F.append(np.nan_to_num(np.array(f)).T)
        self._xx = {}; self._gate = {}
    @staticmethod
    def skewed(Y):
        "log if all positive and clearly less skewed in logs, judged on the first period only (known at every origin)"
        x = [y[~np.isnan(y)] for y in Y]
        if min(len(v) for v in x) < 8 or min(v.min() for v in x) <= 0: return False
        sk = lambda v: np.mean(((v-v.mean())/v.std())**3) if v.std() > 0 else 0.
        return abs(np.mean([sk(np.log(v)) for v in x])) < abs(np.mean([sk(v) for v in x]))-.3
    def draw(self, o, h, N, seed=1):
        y = super().draw(o, h, N, seed); return np.exp(y) if self.logged else y
    def stats(self, p, h):
        if (p, h) not in self._xx:
            y = self.z[0, p+h]-self.l1[p]; k = ~np.isnan(y); F = self.F[p][k]; self._xx[p, h] = (F.T@F, F.T@y[k])
        return self._xx[p, h]
    def raw(self, o, h):
        "ridge: penalty = PRIOR pseudo-surveys of each feature's own mean square per survey"
        ps = range(1, o-h+1)
        if len(ps) < 1: return None
        XX = sum(self.stats(p, h)[0] for p in ps); XY = sum(self.stats(p, h)[1] for p in ps)
        D = np.diag(XX)/len(ps)*self.PRIOR+1e-9*(1+np.trace(XX)/5)
        return self.F[o]@np.linalg.solve(XX+np.diag(D), XY)
    def evaluate_at(self, p, h):
        "mean |z error| of naive and corrected at origin p (both known when p+h<=now)"
        if (p, h) not in self._gate:
            c = self.raw(p, h)
            if c is None: self._gate[p, h] = None
            else:
                y = self.z[0, p+h]-self.l1[p]; k = ~np.isnan(y); self._gate[p, h] = (np.abs(y[k]).mean(), np.abs(y[k]-c[k]).mean()) if k.any() else None
        return self._gate[p, h]
    def use(self, o, h):
        e = [self.evaluate_at(p, h) for p in range(max(1, o-h-20), o-h+1)]; e = np.array([x for x in e if x])
        if len(e) < self.MINEVAL or self.Y.shape[1] < self.FEWEST: return False
        d = e[:, 0]-e[:, 1]; se = d.std(ddof=1)/np.sqrt(len(d))*np.sqrt(h)
        return d.mean() > self.MARGIN*e[:, 0].mean() and d.mean() > se*student.ppf(self.CONFIDENCE, len(d)-1) and d[-self.LATEST:].sum() > 0
    def shift(self, o, h):
        "errors as steady in scores as in standings or more so: their scale moves with the spread of the survey"
        R, w, sc = self.stack(o, h)
        if R is None or len(R) < 3: return 0.
        ks = [p for p in range(max(0, o-h+1-self.KMAX), o-h+1) if (~np.isnan(self.R(p, h))).sum(1).min() >= 2]
        g = np.array([np.log(self.s[0, p+h]/self.s[0, o]) for p in ks]); a = np.log(sc[:, 0]); ss = lambda v: ((v-v.mean())**2).sum()
        return ss(a)/(ss(a)+ss(a+g))*g.mean()
    def sigma(self, o, h):
        sg, K = super().sigma(o, h); return sg*np.exp(K*self.shift(o, h)/(K+self.N0)), K
    def point(self, o, h):
        c = self.raw(o, h) if self.use(o, h) else None
        return (self.l1[o]+(0 if c is None else c))[None]

# ---------------------------------------------------------------- evaluation
def naive_draws(Y, o, h, N, rng):
    e = [(Y[q+h]-Y[q]) for q in range(0, o-h+1)]; e = np.concatenate(e) if e else np.array([])
    e = e[~np.isnan(e)]; sd = e.std(ddof=1) if len(e) > 2 else np.nanstd(Y[o])*.5*np.sqrt(h)
    return Y[o]+sd*rng.standard_normal((N, Y.shape[1]))
def score(Y, o, h, y, keep=None):
    T = o+h; k = ~np.isnan(Y[o]) & ~np.isnan(Y[T]); r = rank_min(Y[T][k]); y = y[:, k]; d = ranks(y)
    q = np.quantile(d, [.025, .1, .5, .9, .975], axis=0); s = np.quantile(y, [.025, .1, .5, .9, .975], axis=0); t = Y[T][k]
    pt = q[2] if keep is None else rank_min(keep[k])
    sm = np.abs((s[2] if keep is None else keep[k])-t)
    c = lambda v, a, b: ((v >= a) & (v <= b)).mean()
    return np.array([k.sum(), np.abs(pt-r).mean(), crps(d, r).mean(), c(r, q[1], q[3]), c(r, q[0], q[4]), sm.mean(), crps(y, t).mean(), c(t, s[1], s[3])])
def table(Y, makers, Ts, hs=(1, 2, 3), N=1000, quiet=False, per_target=()):
    res = {}
    for name, mk in makers.items():
        for h in hs:
            rows = np.array([score(Y, T-h, h, *mk(T-h, h)) for T in Ts if T-h >= 0])
            w = rows[:, 0]/rows[:, 0].sum(); res[name, h] = w@rows
            if name in per_target: print('   ', name, h, 'rank mae', rows[:, 1].round(2), 'c80', rows[:, 3].round(3), 'c95', rows[:, 4].round(3))
    if not quiet:
        print(f"{'model':22s} h  rank_mae ratio  rank_crps ratio  cov80  cov95  score_mae score_crps score_cov80")
        for (name, h), v in res.items():
            b = res['naive', h]
            print(f"{name:22s} {h}  {v[1]:7.3f} {v[1]/b[1]:.3f}  {v[2]:7.3f} {v[2]/b[2]:.3f}    {v[3]:.3f}  {v[4]:.3f}  {v[5]:.4f}   {v[6]:.4f}   {v[7]:.3f}")
    return res
def naive_maker(Y, N, drift=False):
    def mk(o, h):
        y = naive_draws(Y, o, h, N, np.random.default_rng([9, o, h])); last = Y[o].copy()
        if drift:
            f = np.nan_to_num((Y[o]-Y[0])/max(o, 1)*h); y = y+f; last = last+f
        return y, last
    return mk

def main():
    N = 2000
    d = load_egdi(); t0 = time.time()
    Yc = np.einsum('tc,ctn->tn', d['W'], d['C'])       # index recomputed from components (differs from published for EGDI=0 rows)
    none = ('', '', '')
    M = {'default': default_egdi(d), 'nowcast': default_egdi(d, True), 'lean': EGDI(d), 'lean nowcast': EGDI(d, True),
         'full': EGDI(d, spec=FULL, lam=50.), 'SES shared only': EGDI(d, spec=none), 'last value, simulated': EGDI(d, spec=none, A=(1, 1, 1)),
         'TII only (hint)': EGDI(d, spec=('', 'own+drv', '')), 'own z only': EGDI(d, spec=('own',)*3), 'lean, drivers 2y old': EGDI(d, driver_lag=2)}
    mk = {'naive': naive_maker(d['Y'], N), 'naive from components': lambda o, h: (naive_draws(Yc, o, h, N, np.random.default_rng([9, o, h])), Yc[o]), 'drift': naive_maker(d['Y'], N, True)}
    for k, m in M.items(): mk[k] = lambda o, h, m=m: (m.draw(o, h, N),)
    print('EGDI targets 2014..2024'); table(d['Y'], mk, range(6, 12), per_target=('default', 'nowcast'))
    print('EGDI targets 2008..2012 (h=1: 3 targets, h=2: origins >=2004)'); table(d['Y'], mk, range(3, 6), hs=(1,)); table(d['Y'], mk, range(4, 6), hs=(2,))
    s = load_spbe(); Y = s['Y']
    mk = {'naive': naive_maker(Y, N), 'drift': naive_maker(Y, N, True)}
    for k, kw in {'default': {}, 'fixed rho': dict(NRHO=1e9), 'no smoothing': dict(ALPHA=1.), 'rho prior .6': dict(RHO=.6), 'rho prior .85': dict(RHO=.85), 'type only': dict(SUB=False)}.items():
        mk[k] = lambda o, h, m=Group(s, **kw): (m.draw(o, h, N),)
    print('SPBE targets 2021..2024'); table(Y, mk, range(3, 7), per_target=('default',))
    print('seconds', time.time()-t0)
    return d, s, M
if __name__ == '__main__': main()
