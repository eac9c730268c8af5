#!/usr/bin/env python3
"""Reads what lintasan writes for Stata and SPSS with pandas and pyreadstat, and has lintasan read what they write.

    python3 interchange_check.py path/to/lintasan

Needs pandas and pyreadstat (pandas 3.1.1 and pyreadstat 1.3.7 when this was written); says so and passes without them.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import pandas as pd
    import pyreadstat
except ImportError:
    print("pandas or pyreadstat is not installed; nothing was checked: pip install pandas pyreadstat")
    sys.exit(0)

from office_check import NASTY, package, table

FAULTS = []


def expect(holds, what):
    if not holds:
        FAULTS.append(what)


def run(tool, *words):
    done = subprocess.run([str(tool), *map(str, words)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"lintasan {' '.join(map(str, words))} failed with {done.returncode}: {done.stderr}")


def same_columns(frame, header, rows, where):
    for place, name in enumerate(header):
        for row, cells in enumerate(rows):
            written, found = cells[place], frame[name].iloc[row]
            if written is None:
                expect(pd.isna(found), f"{where}, {name}, row {row}: missing came back as {found!r:.60}")
            else:
                # SPSS fills texts with blanks; programs take them away.
                written = written.rstrip() if isinstance(written, str) and where.endswith("sav") else written
                expect(found == written, f"{where}, {name}, row {row}: {written!r:.60} came back as {found!r:.60}")


def main():
    tool = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        header, rows = table()
        package(folder, header, rows)
        labels = {column: f"Column {column}" for column in header}
        for kind in ("dta", "sav"):
            file = folder / f"nasty.{kind}"
            run(tool, "data", "export", "nasty", "nasty.csv", "--datasets", folder / "datasets", "--output", file)
            frame, meta = getattr(pyreadstat, f"read_{kind}")(str(file))
            same_columns(frame, header, rows, f"pyreadstat, nasty.{kind}")
            expect(meta.column_names_to_labels == labels, f"labels of nasty.{kind}: {meta.column_names_to_labels}")
            # And back: the same table in our own CSV.
            run(tool, "data", "import", kind, file, "--output", folder / f"back-{kind}.csv", "--quiet")
            back = pd.read_csv(folder / f"back-{kind}.csv", dtype=str, keep_default_na=False)
            expect(list(back["code"]) == [row[0] for row in rows], f"codes of nasty.{kind} after a round trip")
            names = [text.rstrip() if kind == "sav" else text for text in NASTY]
            expect([text.replace("\r\n", "\n") for text in back["name"]] == names, f"names of nasty.{kind} after a round trip")
        frame = pd.read_stata(folder / "nasty.dta")
        same_columns(frame, header, rows, "pandas, nasty.dta")
        reader = pd.read_stata(folder / "nasty.dta", iterator=True)
        expect(reader.variable_labels() == labels, f"labels by pandas: {reader.variable_labels()}")

        # What others write: dates, value labels, long texts.
        dates = pd.DataFrame({"day": pd.to_datetime(["2024-02-29", "1999-12-31"]), "group": [1, 2],
                              "text": ["é" * 3000, "short"]})
        dates.to_stata(folder / "other.dta", write_index=False, version=118, convert_dates={"day": "td"},
                       convert_strl=["text"], value_labels={"group": {1: "ministry", 2: "province"}})
        run(tool, "data", "import", "dta", folder / "other.dta", "--output", folder / "again.dta", "--quiet")
        again = pd.read_stata(folder / "again.dta")
        expect(list(again["day"]) == list(dates["day"]), f"days after a round trip: {list(again['day'])}")
        expect(list(again["group"]) == ["ministry", "province"], f"value labels after a round trip: {list(again['group'])}")
        expect(list(again["text"]) == list(dates["text"]), "long texts after a round trip")

        # The shipped scores, with labels.
        run(tool, "data", "export", "egdi", "scores.csv", "--output", folder / "egdi.dta")
        run(tool, "data", "export", "egdi", "scores.csv", "--output", folder / "egdi.xlsx")
        frame, meta = pyreadstat.read_dta(str(folder / "egdi.dta"))
        expect(len(frame) == 2316 and all(meta.column_labels), f"egdi.dta: {len(frame)} rows, {meta.column_labels}")
        run(tool, "data", "import", "dta", folder / "egdi.dta", "--output", folder / "from-dta.csv", "--quiet")
        run(tool, "data", "import", "xlsx", folder / "egdi.xlsx", "--sheet", "scores", "--output", folder / "from-xlsx.csv", "--quiet")
        expect((folder / "from-dta.csv").read_bytes() == (folder / "from-xlsx.csv").read_bytes(),
               "scores by way of .dta and of .xlsx differ")

    for fault in FAULTS[:40]:
        print(fault)
    print(f"files of Stata and SPSS: {len(FAULTS)} differences")
    sys.exit(1 if FAULTS else 0)


if __name__ == "__main__":
    main()
