"""Writes series.json: exponential smoothing by statsforecast, ARIMA with gaps by statsmodels, on shipped series.

pip install numpy==2.4.6 statsforecast==2.1.1 statsmodels==0.15.0 ; python make_series.py
"""
import csv, json, os, sys, warnings
import numpy as np, statsforecast, statsmodels
from statsforecast.ets import ets_f, forecast_ets
from statsmodels.tsa.statespace.sarimax import SARIMAX
warnings.simplefilter('ignore')
here = os.path.dirname(os.path.abspath(__file__)); root = os.path.join(here, *(['..']*4))
rows = [r for r in csv.DictReader(open(os.path.join(root, 'datasets/egdi/scores.csv'))) if r['flag'] != 'not_surveyed']
def series(c):
    r = sorted(((int(x['survey_year']), float(x['egdi'])) for x in rows if x['iso3'] == c)); return [a for a, _ in r], np.array([b for _, b in r])
out = {'versions': {'python': sys.version.split()[0], 'numpy': np.__version__, 'statsforecast': statsforecast.__version__, 'statsmodels': statsmodels.__version__}, 'smoothing': [], 'arima': []}
for c in ('IDN', 'KOR', 'DNK', 'KEN', 'URY', 'ALB'):
    years, y = series(c)
    for model, damped in (('ANN', False), ('AAN', False), ('AAN', True)):
        m = ets_f(y, m=1, model=model, damped=damped)
        f = forecast_ets(m, h=3, level=None)['mean']
        res = np.asarray(m['residuals'])
        out['smoothing'].append(dict(country=c, model='AAdN' if damped else model, sum_of_squares=float((res**2).sum()), mean=[float(v) for v in f], alpha=float(m['par'][0])))
    grid = np.full(years[-1]-years[0]+1, np.nan)
    for a, b in zip(years, y): grid[a-years[0]] = b
    def arima(y, order, par):
        "innovations by statsmodels' filter with unit variance; variance and likelihood from them, given the first value where differenced"
        mod = SARIMAX(y, order=order, use_exact_diffuse=order[1] == 1)
        r = mod.filter(par+[1.]); seen = ~np.isnan(y)
        if order[1] == 1: seen[0] = False
        v, f = r.forecasts_error[0][seen], r.forecasts_error_cov[0, 0][seen]; n = len(v); s2 = float((v*v/f).sum()/n)
        fc = r.get_forecast(6)
        out['arima'].append(dict(country=c, p=order[0], d=order[1], q=order[2], parameters=par, variance=s2,
            log_likelihood=float(-.5*(n*np.log(2*np.pi*s2)+np.log(f).sum()+n)),
            mean=[float(fc.predicted_mean[k]) for k in (1, 3, 5)], deviation=[float(fc.se_mean[k]*np.sqrt(s2)) for k in (1, 3, 5)]))
    for order, par in (((0, 1, 0), []), ((1, 1, 0), [.4]), ((0, 1, 1), [-.3]), ((1, 1, 1), [.6, -.2])): arima(grid, order, par)
    arima(grid-grid[~np.isnan(grid)].mean(), (1, 0, 0), [.7])
json.dump(out, open(os.path.join(here, 'series.json'), 'w'), indent=1)
