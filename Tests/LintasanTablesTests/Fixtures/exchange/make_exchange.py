#!/usr/bin/env python3
"""Makes the files of Stata and SPSS that the tests read.  pandas 3.1.1, pyreadstat 1.3.7.

    python3 make_exchange.py FOLDER
"""
import sys
from pathlib import Path

import pandas as pd
import pyreadstat

folder = Path(sys.argv[1])
frame = pd.DataFrame({
    "iso3": ["IDN", "NAM", ""], "score": [0.1, None, -1.5e-300], "group": [1.0, 2.0, 1.0],
    "name": ["Indonésia", "NA", "two\nlines"],
})
labels = {"iso3": "Country code", "score": "Skor indéks", "group": "Group"}
values = {"group": {1: "high", 2: "low"}}
pyreadstat.write_dta(frame, str(folder / "small.dta"), file_label="A small table", column_labels=labels,
                     variable_value_labels=values, version=15)
pyreadstat.write_sav(frame, str(folder / "small.sav"), file_label="A small table", column_labels=labels,
                     variable_value_labels=values)
frame.drop(columns=["iso3"]).rename(columns={"name": "text"}).to_stata(
    folder / "old.dta", write_index=False, version=117, convert_strl=["text"])

dates = pd.DataFrame({
    "day": [pd.Timestamp(2024, 1, 31), pd.NaT, pd.Timestamp(1959, 12, 31)],
    "moment": [pd.Timestamp(2024, 1, 31, 12, 30, 5), pd.Timestamp(1960, 1, 1), pd.Timestamp(1959, 12, 31, 23, 59, 59)],
})
dates.to_stata(folder / "dates.dta", write_index=False, convert_dates={"day": "td", "moment": "tc"}, version=118)
dates["day"] = [None if pd.isna(day) else day.date() for day in dates["day"]]
pyreadstat.write_sav(dates, str(folder / "dates.sav"))
