"""Writes gmm.json: dynamic panels by pydynpd on the EGDI panel (surveys counted as occasions).

pydynpd 0.2.2 needs an older numpy than the other peers: numpy==1.24.4 pandas==2.0.3 scipy==1.11.4 pydynpd==0.2.2.
"""
import json
from pathlib import Path
import numpy as np
import pandas as pd
from pydynpd import regression

here = Path(__file__).parent
e = pd.read_csv(here.parent / "panels" / "egdi.csv")
e["t"] = e.survey_year.rank(method="dense").astype(int)
e["id"] = pd.factorize(e.iso3)[0] + 1
e["lgdp"] = np.log(e.gdp_per_capita_ppp)
d = e[["id", "t", "egdi", "lgdp"]]
names = {"L1.egdi": "lag(egdi, 1)", "lgdp": "log(gdp_per_capita_ppp)", "_con": "(Intercept)"}
cases = []
for system in (0, 1):
    for steps in (1, 2):
        for collapse in (0, 1):
            words = [w for w, on in (("nolevel", not system), ("collapse", collapse), ("onestep", steps == 1)) if on]
            cmd = "egdi L1.egdi lgdp | gmm(egdi, 2:4) iv(lgdp)" + (" | " + " ".join(words) if words else "")
            m = regression.abond(cmd, d, ["id", "t"]).models[0]
            t = m.regression_table
            cases.append({
                "id": f"gmm-{'system' if system else 'difference'}-{steps}-{'collapsed' if collapse else 'full'}",
                "data": "egdi", "formula": "egdi ~ lag(egdi, 1) + log(gdp_per_capita_ppp)", "estimator": "gmm",
                "se": "windmeijer", "ssc": "fixest", "n": int(m.num_obs),
                "options": {"steps": steps, "system": system, "collapse": collapse, "max_lag": 4},
                "terms": {names[r.variable]: [float(r.coefficient), float(r.std_err)] for r in t.itertuples()},
                # pydynpd's one-step AR tests mix in second-step scores: only the two-step ones are kept
                "stats": {"hansen": m.hansen.test_value, "instruments": int(m.z_information.num_instr)}
                | ({"ar1": m.AR_list[0].AR, "ar2": m.AR_list[1].AR} if steps == 2 else {})})
(here / "gmm.json").write_text(json.dumps({"producer": "make_gmm.py", "versions": {"pydynpd": "0.2.2"}, "cases": cases}, indent=1))
