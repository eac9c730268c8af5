#!/usr/bin/env python3
"""Compares what `data import` writes with what it was given, cell by cell and kind by kind.

    python3 typed_check.py COMMAND [TABLES]     TABLES random tables are made (30)

Needs openpyxl, pandas and pyreadstat.  Tables with whole numbers, doubles of any digits, days, moments with milliseconds,
times of day, codes, long identity numbers, truth values, words and gaps are written by openpyxl, imported to .xlsx, .dta,
.sav, .csv and .tsv, and read back by openpyxl, pyreadstat and csv.  What SPSS and Stata declare missing is written by
pyreadstat, imported into the same form, and must be the same to pyreadstat.
"""
import csv
import datetime
import pathlib
import random
import struct
import subprocess
import sys
import tempfile

import openpyxl
import pandas
import pyreadstat

FAULTS = []
CELLS = 0


def expect(holds, what):
    global CELLS
    CELLS += 1
    if not holds:
        FAULTS.append(what)


def a_double(chance):
    """A finite double of any bits, or a decimal as people write them."""
    kind = chance.random()
    if kind < 0.4:
        while True:
            value = struct.unpack("<d", struct.pack("<Q", chance.getrandbits(64)))[0]
            # What workbooks cannot hold: denormal numbers and those of more than 1e307.
            if value == value and 1e-300 < abs(value) < 1e300:
                return value
    if kind < 0.7:
        return chance.random() * 10 ** chance.randrange(-6, 12)
    return round(chance.uniform(-1000, 1000), chance.randrange(1, 6))


def a_table(chance):
    """Columns by name, each a list of values and Nones."""
    rows = chance.randrange(3, 40)
    first = datetime.datetime(1905, 1, 1)

    def moment(parts):
        base = first + datetime.timedelta(seconds=chance.randrange(0, 4 * 10**9))
        return base.replace(microsecond=1000 * chance.randrange(1000)) if parts else base

    makers = {
        "whole": lambda: chance.randrange(-(10**9), 10**9),
        "real": lambda: a_double(chance),
        "day": lambda: moment(False).date(),
        "moment": lambda: moment(False).replace(minute=chance.randrange(1, 60)),
        "precise": lambda: moment(True).replace(microsecond=1000 * chance.randrange(1, 1000)),
        "clock": lambda: datetime.time(chance.randrange(24), chance.randrange(60), chance.randrange(60)),
        "code": lambda: f"{chance.randrange(1000):04d}",
        "long_id": lambda: str(chance.randrange(10**16, 10**18)),
        "truth": lambda: chance.random() < 0.5,
        "word": lambda: chance.choice(["Wörd", "NA", "a b", "x\"y", "12 monkeys", "=1+1", "Jakarta, DKI"]),
    }
    gaps = chance.choice([0, 0.2])
    table = {}
    for name, maker in makers.items():
        values = [None if chance.random() < gaps else maker() for _ in range(rows)]
        values[0] = maker()
        table[name] = values
    table["id"] = list(range(1, rows + 1))
    return table


def iso(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        text = value.strftime("%Y-%m-%dT%H:%M:%S")
        return text + (f".{value.microsecond // 1000:03d}" if value.microsecond else "")
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def is_missing(value):
    return value is None or value == "" or (not isinstance(value, (str, datetime.time)) and pandas.isna(value))


def close(found, expected):
    return abs(found - expected) <= datetime.timedelta(microseconds=600)


def same(found, expected, form):
    if expected is None or form in ("csv", "tsv") and expected == "":
        return is_missing(found)
    if is_missing(found):
        return False
    if isinstance(expected, bool):
        return found in (expected, "true" if expected else "false") if form in ("csv", "tsv") else bool(found) == expected
    if form in ("csv", "tsv"):
        return float(found) == expected if isinstance(expected, (int, float)) else found == iso(expected)
    if isinstance(expected, datetime.datetime):
        found = found.to_pydatetime() if isinstance(found, pandas.Timestamp) else found
        return isinstance(found, datetime.datetime) and close(found, expected)
    if isinstance(expected, datetime.time):
        if form == "dta":
            return isinstance(found, datetime.datetime) and found.time() == expected or found == expected
        return found == expected
    if isinstance(expected, datetime.date):
        found = found.date() if isinstance(found, datetime.datetime) else found
        return found == expected
    if isinstance(expected, str):
        return isinstance(found, str) and found.rstrip() == expected.rstrip()
    return not isinstance(found, str) and float(found) == float(expected)


def run(tool, folder, *words):
    done = subprocess.run([tool, "data", "import", *words], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        FAULTS.append(f"{words}: exit {done.returncode}: {done.stderr}")
    return done


def read(path, form):
    """The columns of a file by name."""
    if form == "xlsx":
        rows = list(openpyxl.load_workbook(path).worksheets[0].values)
        return {name: [row[place] for row in rows[1:]] for place, name in enumerate(rows[0])}
    if form in ("csv", "tsv"):
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, delimiter="\t" if form == "tsv" else ","))
        return {name: [row[place] for row in rows[1:]] for place, name in enumerate(rows[0])}
    frame, _ = getattr(pyreadstat, f"read_{form}")(str(path))
    return {name: list(frame[name]) for name in frame.columns}


def tables(tool, folder, count):
    chance = random.Random(20240229)
    for number in range(count):
        table = a_table(chance)
        book = openpyxl.Workbook()
        book.active.append(list(table))
        for row in zip(*table.values()):
            book.active.append(list(row))
        for row in book.active.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, datetime.datetime) and cell.value.microsecond:
                    cell.number_format = "yyyy-mm-dd hh:mm:ss.000"
                if isinstance(cell.value, str):
                    cell.data_type = "s"
        book.save(folder / "in.xlsx")
        # Python's library rounds what it writes to 16 digits: the numbers are compared with what stands in its file.
        kept = read(folder / "in.xlsx", "xlsx")
        table["real"] = kept["real"]
        # Quotes keep the word NA a text in the CSV; in a workbook it is missing as everywhere.
        table["word"] = [None if value == "NA" else value for value in table["word"]]
        for form in ["xlsx", "dta", "sav", "csv", "tsv"]:
            run(tool, folder, "in.xlsx", "--output", f"out.{form}")
            found = read(folder / f"out.{form}", form)
            for name, values in table.items():
                if name not in found:
                    FAULTS.append(f"table {number}, {form}: no column {name}")
                    continue
                for row, value in enumerate(values):
                    # Stata has no milliseconds in what pyreadstat shows of its moments before 1960; both are compared by it.
                    expect(same(found[name][row], value, form),
                           f"table {number}, {form}, {name}, row {row}: {value!r} came back as {found[name][row]!r}")
        # Doubles of any digits from a text, where every digit is known.
        numbers = [a_double(chance) for _ in range(50)]
        (folder / "n.csv").write_text("n,x\n" + "".join(f"{place},{value!r}\n" for place, value in enumerate(numbers)))
        for form in ["xlsx", "dta", "sav", "csv", "tsv"]:
            run(tool, folder, "n.csv", "--output", f"n-out.{form}")
            found = read(folder / f"n-out.{form}", form)["x"]
            for row, value in enumerate(numbers):
                expect(float(found[row]) == value, f"{form}: {value!r} came back as {found[row]!r}")


def declared(tool, folder):
    """What is declared missing stays declared in the same form."""
    frame = pandas.DataFrame({
        "age": [20.0, 99.0, 98.0, None, 41.0], "income": [1.5, -1.0, -7.5, 100.0, None],
        "word": ["yes", "n/a", "no", "", "n/a"], "plain": [1.0, 2.0, 3.0, 4.0, 5.0]})
    ranges = {"age": [98, 99], "income": [{"lo": -10, "hi": -1}, 100], "word": ["n/a"]}
    labels = {"age": {98.0: "refused", 99.0: "unknown"}}
    pyreadstat.write_sav(frame, str(folder / "u.sav"), missing_ranges=ranges, variable_value_labels=labels)
    done = run(tool, folder, "u.sav", "--output", "v.sav", "--notes", "n.csv")
    for column, cells in [("age", 2), ("income", 3), ("word", 2)]:
        expect(f"“{column}”: {cells} cells are missing by what the file declares" in done.stderr, f"u.sav: {done.stderr}")
    notes = list(csv.DictReader(open(folder / "n.csv", encoding="utf-8")))
    marked = [(note["line"], note["column"], note["found"].lstrip("'")) for note in notes if "declares missing" in note["reason"]]
    expect(sorted(marked) == sorted([("2", "age", "99"), ("3", "age", "98"), ("2", "income", "-1"), ("3", "income", "-7.5"),
                                     ("4", "income", "100"), ("2", "word", "n/a"), ("5", "word", "n/a")]), f"notes: {marked}")
    for kept in [False, True]:
        first, first_meta = pyreadstat.read_sav(str(folder / "u.sav"), user_missing=kept)
        second, second_meta = pyreadstat.read_sav(str(folder / "v.sav"), user_missing=kept)
        for name in frame.columns:
            for row in range(len(frame)):
                a, b = first[name][row], second[name][row]
                expect(a == b or is_missing(a) and is_missing(b), f"v.sav, {name}, row {row}: {a!r} came back as {b!r}")
        expect(first_meta.missing_ranges == second_meta.missing_ranges,
               f"v.sav: {first_meta.missing_ranges} came back as {second_meta.missing_ranges}")
        expect(first_meta.variable_value_labels == second_meta.variable_value_labels,
               f"v.sav: {first_meta.variable_value_labels} came back as {second_meta.variable_value_labels}")
    # SPSS to Stata: letters in order, with the labels.
    done = run(tool, folder, "u.sav", "--output", "w.dta")
    expect("98 is .a, 99 is .b" in done.stderr, f"w.dta: {done.stderr}")
    found, meta = pyreadstat.read_dta(str(folder / "w.dta"), user_missing=True)
    expect(list(found["age"])[1:3] == ["b", "a"], f"w.dta: {list(found['age'])}")
    expect(meta.variable_value_labels.get("age", {}).get("a") == "refused", f"w.dta: {meta.variable_value_labels}")
    # Stata.
    frame = pandas.DataFrame({"x": [1.0, "a", "z", None, 2.5], "n": [1, 2, "b", 3, 4], "plain": [1.0, 2, 3, 4, 5]})
    pyreadstat.write_dta(frame, str(folder / "s.dta"), missing_user_values={"x": ["a", "z"], "n": ["b"]},
                         variable_value_labels={"x": {"a": "refused"}})
    done = run(tool, folder, "s.dta", "--output", "t.dta")
    expect("“x”: 2 cells are missing by what the file declares (.a “refused”, .z)" in done.stderr, f"s.dta: {done.stderr}")
    for kept in [False, True]:
        first, first_meta = pyreadstat.read_dta(str(folder / "s.dta"), user_missing=kept)
        second, second_meta = pyreadstat.read_dta(str(folder / "t.dta"), user_missing=kept)
        for name in frame.columns:
            for row in range(len(frame)):
                a, b = first[name][row], second[name][row]
                expect(a == b or is_missing(a) and is_missing(b), f"t.dta, {name}, row {row}: {a!r} came back as {b!r}")
        expect(first_meta.missing_user_values == second_meta.missing_user_values,
               f"t.dta: {first_meta.missing_user_values} came back as {second_meta.missing_user_values}")
        expect(first_meta.variable_value_labels == second_meta.variable_value_labels,
               f"t.dta: {first_meta.variable_value_labels} came back as {second_meta.variable_value_labels}")
    # Moments of Stata and SPSS themselves.
    moments = [datetime.datetime(2024, 2, 29, 12, 30, 5), datetime.datetime(1959, 12, 31, 23, 59, 59), None]
    frame = pandas.DataFrame({"t": pandas.to_datetime(moments), "c": [datetime.time(1, 2, 3), datetime.time(23, 59), None],
                          "n": [1.0, 2.0, 3.0]})
    pyreadstat.write_sav(frame, str(folder / "m.sav"))
    frame[["t", "n"]].to_stata(folder / "m.dta", convert_dates={"t": "tc"}, write_index=False)
    for form in ["sav", "dta"]:
        for output in ["sav", "dta", "xlsx", "csv"]:
            run(tool, folder, f"m.{form}", "--output", f"o.{output}")
            found = read(folder / f"o.{output}", output)
            for row, value in enumerate(moments):
                expect(same(found["t"][row], value, output), f"m.{form} to {output}: {value!r} came back as {found['t'][row]!r}")
            if form == "sav":
                for row, value in enumerate(frame["c"]):
                    value = value if isinstance(value, datetime.time) else None
                    expect(same(found["c"][row], value, output), f"m.sav to {output}: {value!r} came back as {found['c'][row]!r}")
    # SAS's transport file.
    frame = pandas.DataFrame({"X": [1.5, None, -3.25], "T": ["a", "b b", ""], "N": [1.0, 2.0, 3.0]})
    for version in [5, 8]:
        pyreadstat.write_xport(frame, str(folder / "f.xpt"), file_format_version=version)
        run(tool, folder, "f.xpt", "--output", "f.csv")
        found = read(folder / "f.csv", "csv")
        for name in frame.columns:
            for row, value in enumerate(frame[name]):
                value = None if is_missing(value) else value
                expect(same(found[name][row], value, "csv"), f"f.xpt {version}: {value!r} came back as {found[name][row]!r}")


def main():
    if not 2 <= len(sys.argv) <= 3:
        raise SystemExit(__doc__)
    tool = str(pathlib.Path(sys.argv[1]).absolute())
    with tempfile.TemporaryDirectory() as name:
        tables(tool, pathlib.Path(name), int(sys.argv[2]) if len(sys.argv) > 2 else 30)
        declared(tool, pathlib.Path(name))
    for fault in FAULTS[:60]:
        print(fault)
    print(f"{CELLS} cells and facts compared, {len(FAULTS)} differ")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    raise SystemExit(main())
