"""Loading of the shipped data, ranks and CRPS, for reference.py."""
import os
os.environ.setdefault('OPENBLAS_NUM_THREADS','1')
import csv, numpy as np
# The repository's root: five folders up from here.
D=os.path.join(os.path.dirname(os.path.abspath(__file__)),*(['..']*4),'datasets')+'/'
def f(x): return float(x) if x not in ('',None) else np.nan
def load_egdi():
    rows=list(csv.DictReader(open(D+'egdi/scores.csv')))
    ents=sorted({r['iso3'] for r in rows}); ts=sorted({int(r['survey_year']) for r in rows})
    E={e:i for i,e in enumerate(ents)};T={t:i for i,t in enumerate(ts)}
    C=np.full((3,len(ts),len(ents)),np.nan); Y=np.full((len(ts),len(ents)),np.nan)
    for r in rows:
        i,t=E[r['iso3']],T[int(r['survey_year'])]
        if r['flag']=='not_surveyed': continue
        Y[t,i]=f(r['egdi'])
        for c,k in enumerate(('osi','tii','hci')): C[c,t,i]=f(r[k])
    W=np.array([[.34,.33,.33] if y in(2008,2010) else [1/3]*3 for y in ts])
    cov={}
    names=['gdp_per_capita_ppp','population','internet_users_pct','gov_effectiveness','mobile_per_100','fixed_broadband_per_100']
    X=np.full((len(names),25,len(ents)),np.nan)
    for r in csv.DictReader(open(D+'egdi/covariates.csv')):
        for j,n in enumerate(names):
            v=f(r[n]); 
            if n in ('gdp_per_capita_ppp','population'): v=np.log(v)
            X[j,int(r['year'])-2000,E[r['iso3']]]=v
    meta={r['iso3']:r for r in csv.DictReader(open(D+'egdi/countries.csv'))}
    reg=np.array([meta[e]['un_region'] for e in ents]); inc=np.array([meta[e]['income_group'] for e in ents])
    return dict(ents=ents,ts=ts,C=C,Y=Y,W=W,X=X,reg=reg,inc=inc,xn=names)
def load_spbe():
    rows=list(csv.DictReader(open(D+'spbe/scores.csv')))
    ents=sorted({r['agency'] for r in rows}); ts=list(range(2018,2025))
    E={e:i for i,e in enumerate(ents)}
    Y=np.full((7,len(ents)),np.nan)
    P=np.full((7,len(ents)),'',dtype=object); G=P.copy()
    for r in rows:
        i,t=E[r['agency']],int(r['year'])-2018
        Y[t,i]=f(r['index']); G[t,i]=r['group']; P[t,i]=r['province']
    for t in range(1,7): P[t]=np.where(P[t]=='',P[t-1],P[t]); G[t]=np.where(G[t]=='',G[t-1],G[t])   # as known at the origin
    return dict(ents=ents,ts=ts,Y=Y,type_at=G.astype(str),prov_at=P.astype(str))
def ranks(A):
    "A (draws,n) higher better; min rank; ties ignored in continuous draws"
    A=np.atleast_2d(A); n=A.shape[1]
    o=np.argsort(-A,axis=1,kind='stable'); r=np.empty_like(o)
    np.put_along_axis(r,o,np.broadcast_to(np.arange(1,n+1),o.shape),axis=1)
    return r
def rank_min(y):
    s=np.sort(-y); return np.searchsorted(s,-y,side='left')+1
def crps(draws,y):
    d=np.sort(draws,axis=0).astype(float); m=d.shape[0]
    w=(2*np.arange(1,m+1)-m-1)/m**2
    return np.abs(d-y).mean(0)-(w[:,None]*d).sum(0)
