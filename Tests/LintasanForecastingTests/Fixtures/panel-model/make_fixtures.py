"""Writes fixtures.json: stages of the panel model by a second implementation (python 3.11, numpy; see the versions in the file)."""
from reference import *
L=lambda a:np.round(np.asarray(a,float),10).tolist()
d=load_egdi(); ts=d['ts']; out={'note':'rounded to 10 decimals; z uses population sd over surveyed countries; origins are survey years; horizons in surveys'}
drv=d['xn']; out['feature_order']={'osi':['region '+r for r in np.unique(d['reg'])],'tii':['own z']+['lagged '+x for x in drv],'tii_nowcast':['own z']+['lagged '+x for x in drv]+['change '+x for x in drv],'hci':['own z'],'full (all three)':['own z']+['lagged '+x for x in drv]+['region '+r for r in np.unique(d['reg'])],'full_nowcast':'the same, then change of each driver','hci_nowcast':['own z']+['change '+x for x in drv]}
out['versions']={'python':sys.version.split()[0],'numpy':np.__version__}; out['constants']=dict(smoothing={'osi':.7,'tii':1,'hci':1},ridge={'lean':10,'full':50},NC=10,N0=1,CLIP=4,soft=.02)
five=['IDN','DNK','NAM','USA','TCD']; ix=[d['ents'].index(e) for e in five]
for nm,m in (('lean',EGDI(d)),('full',EGDI(d,spec=FULL,lam=50.)),('default',default_egdi(d)),('lean_nowcast',EGDI(d,True)),('full_nowcast',EGDI(d,spec=FULL_NOW,lam=50.)),('nowcast',default_egdi(d,True))):
    o_={}
    for o in range(5,12):
        for h in(1,2,3):
            if 'nowcast' in nm and o+h>11: continue
            sg,K=m.sigma(o,h)
            co={} if nm in('default','nowcast') else {k:(None if m.coef(c,o,h) is None else L(m.coef(c,o,h))) for c,k in enumerate(('osi','tii','hci'))}
            o_[f'{ts[o]} h{h}']={'coef':co,'sigma':L(sg),'K':K,'lambda':10/(10+K),'prior_scale':L(m.prior_scale(o,h)),'common_drift':L(m.common(o,h)[0]),'common_sd':L(m.common(o,h)[1]),'common_factor':float(m.factor(o))}
    out[nm]=o_
    o=ts.index(2018)
    out[nm+'_points_2018']={f'h{h}':{e:L(m.P(o,h)[:,i]) for e,i in zip(five,ix)} for h in(1,2,3)}
m=default_egdi(d); o=ts.index(2018)
out['z_2018']={e:L(m.z[:,o,i]) for e,i in zip(five,ix)}; out['level_osi_2018']={e:float(m.l[0][o,i]) for e,i in zip(five,ix)}
out['mean_sd_2018']={'m':L(m.m[:,o]),'s':L(m.s[:,o])}; out['drivers_2017']={e:L(m.drivers(2017)[:,i]) for e,i in zip(five,ix)}
out['q80_scale_of_error_vectors']={f'h{h}':{f'{ts[p]}->{ts[p+h]}':L(m.scale(m.R(p,h))) for p in range(12-h)} for h in(1,2,3)}
# reference with the simulation (numpy draws: tolerance is Monte Carlo)
y=m.draw(o,1,20000); r=ranks(y); q=np.quantile(r,[.025,.1,.5,.9,.975],axis=0)
out['simulated_2018_h1 (20000 draws; compare within ~1 rank)']={e:L(q[:,i]) for e,i in zip(five,ix)}
s=load_spbe(); g=Group(s); ag=['kab-bandung','provinsi-jawa-barat','kementerian-keuangan','kota-denpasar','provinsi-bali']; ag=[a for a in ag if a in s['ents']]+[e for e in s['ents'] if e.startswith('kab-')][:3]
jx=[s['ents'].index(a) for a in ag]
out['spbe']={'rho':{f'{2018+o} h{h}':float(g.rho(o,h)) for o in range(7) for h in(1,2,3)},'sigma':{f'{2018+o} h{h}':float(g.sigma(o,h)[0][0]) for o in range(7) for h in(1,2,3)},'sd_within':[float(np.nanstd(g.z[0,o]-g.g(o))) for o in range(7)],
 'm':L(g.m[0]),'s':L(g.s[0]),'repeat_rows_2020':int(g.repeat(1,2).sum()),'points_2022':{a:{'z':float(g.z[0,4,j]),'level':float(g.l[4,j]),'group':float(g.g(4)[j]),**{f'h{h}':float(g.P(4,h)[0,j]) for h in(1,2,3)}} for a,j in zip(ag,jx)}}
# generic: a deterministic 12 x 12 panel
T=np.arange(12)[:,None]; i=np.arange(12)[None]; Y=5+.3*i+.8*np.sin(1.3*i+2.1*T)+.02*T*(i-5)+.4*np.cos(3.7*i*T)
q=Generic(Y); out['generic']={'formula':'Y[t,i]=5+.3i+.8sin(1.3i+2.1t)+.02t(i-5)+.4cos(3.7 i t), t,i=0..11','logged':bool(q.logged),'origin_11':{f'h{h}':{'use':bool(q.use(11,h)),'raw_correction':L(q.raw(11,h)),'point':L(q.P(11,h)[0]),'sigma':float(q.sigma(11,h)[0][0]),'eval(naive,corrected) per origin':{p:L(q.evaluate_at(p,h)) for p in range(2,12-h) if q.evaluate_at(p,h)}} for h in(1,2)}}
def clean(x):
    if isinstance(x,dict): return {str(k):clean(v) for k,v in x.items()}
    if isinstance(x,(list,tuple)): return [clean(v) for v in x]
    return None if isinstance(x,float) and x!=x else x
json.dump(clean(out),open(os.path.join(os.path.dirname(os.path.abspath(__file__)),'fixtures.json'),'w'),indent=1,allow_nan=False)
