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

# What SPSS and Stata declare missing: values, a range, a text; letters with a label.
declared = pd.DataFrame({"age": [20.0, 99.0, 98.0, None, 41.0], "income": [1.5, -1.0, -7.5, 100.0, None],
                         "word": ["yes", "n/a", "no", "", "n/a"], "plain": [1.0, 2.0, 3.0, 4.0, 5.0]})
pyreadstat.write_sav(declared, str(folder / "declared.sav"),
                     missing_ranges={"age": [98, 99], "income": [{"lo": -10, "hi": -1}, 100], "word": ["n/a"]},
                     variable_value_labels={"age": {98.0: "refused", 99.0: "unknown"}})
letters = pd.DataFrame({"x": [1.0, "a", "z", None, 2.5], "n": [1, 2, "b", 3, 4]})
pyreadstat.write_dta(letters, str(folder / "declared.dta"), missing_user_values={"x": ["a", "z"], "n": ["b"]},
                     variable_value_labels={"x": {"a": "refused"}})

# Weeks, months, quarters, halves and years as Stata counts them, with the first day of each as a text that pandas reads.
spans = {"week": "tw", "month": "tm", "quarter": "tq", "half": "th", "year": "ty"}
stamps = [pd.Timestamp(2020, 1, 29), pd.NaT, pd.Timestamp(1959, 12, 30), pd.Timestamp(1960, 1, 1), pd.Timestamp(2024, 10, 1)]
pd.DataFrame({name: stamps for name in spans}).to_stata(
    folder / "periods.dta", write_index=False, convert_dates=spans, version=118)
# Letters outside ASCII in the encoding of Stata before 14 (Windows-1252) and of today.
letters = pd.DataFrame({"name": ["Côte d’Ivoire", "São Tomé", "Curaçao", "Åland"], "x": [1.0, 2.0, 3.0, 4.0]})
letters.to_stata(folder / "letters.dta", write_index=False, version=118)
letters.replace({"name": {"Côte d’Ivoire": "Côte d'Ivoire"}}).to_stata(folder / "letters114.dta", write_index=False, version=114)
