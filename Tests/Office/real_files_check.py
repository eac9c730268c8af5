#!/usr/bin/env python3
"""Runs `data import` over a folder of files of other people and compares what it reads, cell by cell, with other programs.

    python3 real_files_check.py COMMAND FOLDER [MOST]     MOST files of each ending are taken (40)

Needs pandas, openpyxl, pyreadstat, xlrd (for .xls) and odfpy (for .ods).  The files are nobody's concern but yours: packages of R
(`apt-get download r-cran-readxl r-cran-haven r-cran-readr …`, unpacked with dpkg -x) and of Python (statsmodels, vega_datasets,
scikit-learn, plotnine, lifelines; sdists of pandas and pyreadstat) carry some hundred.

More come from the repositories wireservice/csvkit and agate (examples), okfn/messytables (horror) and tidyverse/haven (tests), and
from `export_datasets.R`, which writes the datasets of R's packages in eight ways.

A file agrees where each column and cell is the same: numbers to the last bit, texts letter by letter with blanks around them
aside, missing as missing (words for missing values included).  It is refused where the command says so: the options that the
message names are then given, up to three times, and it is cured where the file is read with them; it changed where a cell is
otherwise and neither the notes (`--notes`) nor a message on standard error speaks of it.  The exit code is 1 if any file changed.
"""
import csv
import datetime
import gzip
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

import openpyxl
import pandas
import pyreadstat

warnings.simplefilter("ignore")

MISSING = {"", "NA", "N/A", "#N/A", "NaN", "nan", ".", "..", "-", "–", ":", "null", "NULL", "None"}
ENDINGS = [".csv", ".csv.gz", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".dta", ".sav", ".por", ".xpt", ".sas7bdat"]


def is_missing(value):
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return str(value).strip() in MISSING if isinstance(value, str) else value is pandas.NaT


def text_of(value):
    """A value as the command writes it; a float where it is a number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, pandas.Timestamp):
        value = value.to_pydatetime()
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
            return value.date().isoformat()
        return value.strftime("%Y-%m-%dT%H:%M:%S") + (f".{value.microsecond // 1000:03d}" if value.microsecond >= 1000 else "")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S")
    return value


def number(value):
    try:
        return float(str(value).replace("\u2212", "-"))
    except ValueError:
        return None


def same(found, expected):
    if is_missing(expected):
        return found == "" or is_missing(found)
    expected = text_of(expected)
    if found == "":
        return False
    if found == str(expected) or found.strip() == str(expected).strip():
        return True
    if found.endswith("T00:00:00") and found[:10] == expected:
        return True
    first, second = number(found), number(expected)
    if first is not None and first == second:
        return True
    # A decimal comma, and marks between thousands.
    plain = str(expected).strip().replace("\u00a0", "").replace(" ", "")
    return first is not None and first in (number(plain.replace(".", "").replace(",", ".")), number(plain.replace(",", "")))


def expected_rows(path, ending):
    """The rows of a file by another program, header first; None where that program cannot read it."""
    if ending in (".csv", ".csv.gz", ".tsv", ".txt"):
        data = path.read_bytes()
        if ending == ".csv.gz":
            data = gzip.decompress(data)
        wide = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be" if data[:1] == b"\0" else None
        for encoding in [wide] if wide else ["utf-8-sig", "cp1252"]:
            try:
                text = data.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
        else:
            return None
        sample = text.splitlines()[0] if text else ""
        counts = {mark: sample.count(mark) for mark in ",;\t|"}
        mark = max(counts, key=counts.get)
        if counts[mark] == 0:
            return None
        rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=mark) if any(cell.strip() for cell in row)]
        # R's write.table has no head for the names of rows; other rows may end early, and be filled by blank cells.
        width = max(len(row) for row in rows)
        if len(rows[0]) == width - 1 and all(len(row) == width for row in rows[1:]):
            rows[0].insert(0, "")
        return [row + [None] * (width - len(row)) for row in rows]
    if ending == ".xlsx":
        try:
            sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
            rows = [list(row) for row in sheet.values]
        except KeyError:  # A workbook of R's openxlsx names a drawing that it does not have.
            frame = pandas.read_excel(path, header=None, engine="calamine", keep_default_na=False)
            rows = frame.values.tolist()
    elif ending in (".xls", ".ods"):
        frame = pandas.read_excel(path, header=None, engine="xlrd" if ending == ".xls" else "odf", keep_default_na=False)
        rows = frame.values.tolist()
    else:
        readers = {".dta": pyreadstat.read_dta, ".sav": pyreadstat.read_sav, ".por": pyreadstat.read_por,
                   ".xpt": pyreadstat.read_xport, ".sas7bdat": pyreadstat.read_sas7bdat}
        frame, _ = readers[ending](str(path))
        return [list(frame.columns)] + frame.astype(object).values.tolist()
    rows = [row for row in rows if any(not is_missing(cell) for cell in row)]
    return rows if rows else None


def compare(rows, found):
    """What differs, as a few lines; rows above and below the table are left to the notes."""
    head = [" ".join(cell.split()) for cell in found[0]]
    for start, row in enumerate(rows):
        names = ["" if cell is None else " ".join(str(text_of(cell)).split()) for cell in row]
        if [name for name in names if name] == [name for name in head if name and not name.startswith("column_")]:
            break
    else:
        return [f"no row is the header {head[:6]}"]
    width = max(len(row) for row in rows)
    places = []
    for place in range(width):
        name = names[place] if place < len(names) else ""
        if name or any(place < len(row) and not is_missing(row[place]) for row in rows[start + 1:]) or place == 0 and len(head) > sum(
                1 for one in names if one):
            places.append(place)
    if len(places) != len(head):
        places = places[:len(head)]
    body = rows[start + 1:]
    faults = []
    if len(found) - 1 > len(body):
        faults.append(f"{len(found) - 1} rows, expected {len(body)}")
    for line, row in enumerate(found[1:]):
        if line >= len(body):
            break
        for column, place in enumerate(places):
            expected = body[line][place] if place < len(body[line]) else None
            cell = row[column] if column < len(row) else ""
            if not same(cell, expected):
                faults.append(f"row {line + 1}, {head[column]!r}: {expected!r} is {cell!r}")
    if len(found) - 1 < len(body):
        faults.append(f"{len(found) - 1} rows, expected {len(body)}")
    return faults


def main():
    if not 3 <= len(sys.argv) <= 4:
        raise SystemExit(__doc__)
    tool, folder = str(pathlib.Path(sys.argv[1]).absolute()), pathlib.Path(sys.argv[2])
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    files, counts = [], {}
    for path in sorted(folder.rglob("*")):
        ending = next((one for one in sorted(ENDINGS, key=len, reverse=True) if path.name.lower().endswith(one)), None)
        if ending and path.is_file() and path.stat().st_size < 5_000_000 and counts.get(ending, 0) < most:
            counts[ending] = counts.get(ending, 0) + 1
            files.append((path, ending))
    result = {"agree": 0, "cured": 0, "refused": 0, "changed": 0, "said": 0, "skipped": 0}
    with tempfile.TemporaryDirectory() as name:
        output, notes = pathlib.Path(name) / "out.csv", pathlib.Path(name) / "notes.csv"
        for path, ending in files:
            try:
                rows = expected_rows(path, ending)
            except Exception as error:  # Another program's fault is none of ours.
                rows = None
                print(f"skipped  {path.name}: {type(error).__name__} {str(error)[:80]}")
            if rows is None or len(rows) < 2:
                result["skipped"] += 1
                continue
            for file in (output, notes):
                file.unlink(missing_ok=True)
            done = subprocess.run([tool, "data", "import", str(path), "--output", str(output), "--notes", str(notes)],
                                  capture_output=True, text=True, check=False)
            if done.returncode not in (0, 64, 65):
                result["changed"] += 1
                print(f"CHANGED  {path}: exit {done.returncode}: {done.stderr.strip()[:300]}")
                continue
            if done.returncode:
                message, given = done.stderr.strip().splitlines()[-1], []
                for _ in range(3):
                    # What a sheet is called may have blanks: the first name up to a comma.
                    named = re.search(r"--(sheet): (?:“([^”]*)”|([^,]*))|--(encoding|header-row|skip-footer|range|decimal|thousands) (\S+)", done.stderr.strip())
                    if done.returncode == 0 or not named:
                        break
                    given += [f"--{named[1] or named[4]}", named[2] or named[3] or named[5].rstrip(",.;")]
                    done = subprocess.run([tool, "data", "import", str(path), "--output", str(output), "--notes", str(notes), *given],
                                          capture_output=True, text=True, check=False)
                word = "refused" if done.returncode else "cured"
                result[word] += 1
                print(f"{word:8} {path.name}: {message[:220]} {given}")
                continue
            with open(output, newline="", encoding="utf-8") as file:
                found = [row for row in csv.reader(file)]
            faults = compare(rows, found)
            listed = list(csv.DictReader(open(notes, encoding="utf-8"))) if notes.exists() else []
            # A cell is told where the notes have a row for its text; rows above, below and between are told as a whole.
            told = {note["found"].strip() for note in listed}
            # A column of which a message on standard error speaks.
            spoken = set(re.findall(r"column “([^”]*)” is a count", done.stderr))
            merged = {note["kept"].strip() for note in listed if "merged" in note["reason"]}
            silent = [fault for fault in faults if not any(text and repr(text) in fault for text in told)
                      and not any(text and fault.endswith(f"None is {text!r}") for text in merged)
                      and not any(f", {name!r}:" in fault for name in spoken)]
            whole = any(note["kind"] == "dropped" and not note["column"] for note in listed)
            if not faults:
                result["agree"] += 1
            elif not silent or whole and all("rows, expected" in fault or "no row is" in fault for fault in silent):
                result["said"] += 1
            else:
                result["changed"] += 1
                print(f"CHANGED  {path}: {len(silent)} such as {'; '.join(silent[:3])[:300]}")
    print(", ".join(f"{count} {word}" for word, count in result.items()))
    return 1 if result["changed"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
