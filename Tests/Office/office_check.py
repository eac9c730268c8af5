#!/usr/bin/env python3
"""Opens what lintasan writes in LibreOffice and Gnumeric and compares cell by cell.

    python3 office_check.py path/to/lintasan

Needs `soffice` (LibreOffice Calc, set to Indonesian here) and `ssconvert` (Gnumeric); `make office-test` installs both.
Exit code 1 where a cell came back otherwise, with the program, the file and the cell.
"""
import csv
import gzip
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET
from pathlib import Path

# Name, separator, decimal comma, and the language (a Windows number) in which a person would open such a file.
DIALECTS = [("rfc4180", ",", False, 1033), ("excel-id", ";", True, 1057), ("excel-eu", ";", True, 1031),
            ("tsv", "\t", False, 1033)]
FORMULA_STARTS = tuple("=+-@\t\r")

NASTY = [
    'say "hello", twice', "two\nlines", "emoji 🇮🇩 😀 e\u0301", "ש\u200fלום عالم", "x" * 10_000, "é漢" * 5_000,
    '=HYPERLINK("http://example.org","press")', "+1+1", "-2", "@SUM(A1)", "'apostrophe", "semi;colon, comma\tand tab",
    " blanks around ", "pipe | back\\slash `tick`", "<b>&amp;</b>", "1,5", "1.5", "2024-01-31", "TRUE", "#N/A", "1e5",
    "Côte d'Ivoire", "NULL", "nan", "-", "0",
]


def table():
    """Codes with leading zeros, integers of more than 15 digits, NA for Namibia, texts of every kind, numbers."""
    rows = []
    numbers = [0.98474, -1 / 3, 1e15, 1234567.891, 0.1 + 0.2, 2.5e-300, 1.25e300, -0.25]
    for place, name in enumerate(NASTY):
        rows.append([f"{place:05d}", str(12345678901234567890 + place), "NA" if place % 3 == 0 else "ID", name,
                     None if place == 4 else numbers[place % len(numbers)], place * 1000])
    return ["code", "long_id", "iso2", "name", "score", "whole"], rows


def package(folder, header, rows):
    """A data package with the table, so that the tool knows which columns are texts."""
    place = folder / "datasets" / "nasty"
    place.mkdir(parents=True)
    with open(place / "nasty.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([["" if cell is None else repr(cell) if isinstance(cell, float) else cell for cell in row]
                          for row in rows])
    types = ["string", "string", "string", "string", "number", "integer"]
    fields = [{"name": name, "type": kind, "description": f"Column {name}"} for name, kind in zip(header, types)]
    resource = {"name": "nasty", "path": "nasty.csv", "type": "table", "schema": {"fields": fields}}
    (place / "datapackage.json").write_text(json.dumps({"name": "nasty", "resources": [resource]}))


def run(*command, env=None):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed with {done.returncode}: {done.stderr[-2000:]}")


class LibreOffice:
    name = "LibreOffice"
    digits = 14  # It writes numbers with 15 digits where it is asked for them.

    def __init__(self, folder):
        self.profile = folder / "profile"
        (self.profile / "user").mkdir(parents=True)
        (self.profile / "user" / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
            "<value>id-ID</value></prop></item></oor:items>")

    def sheets(self, path, dialect=None):
        """All sheets as lists of rows: numbers are floats, texts strings, empty cells None."""
        out = path.parent / "libreoffice"
        out.mkdir(exist_ok=True)
        command = ["soffice", f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]
        if dialect:
            _, separator, comma, language = dialect
            # Separators, quote, UTF-8, first line, no column formats, language, whether quoted fields are texts, no dates.  A
            # person who opens a spreadsheet's dialect has the defaults of the dialog: tab, comma and semicolon separate,
            # quoted fields are what they look like.
            marks, texts = ("9/44/59", "false") if comma else (ord(separator), "true")
            command.append(f"--infilter=Text - txt - csv (StarCalc):{marks},34,76,1,,{language},{texts},false")
        run(*command, "--convert-to", "fods", "--outdir", out, path)
        root = ET.parse(out / (path.stem + ".fods")).getroot()
        ns = {"t": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
              "o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0"}
        # Direct children only: charts hold tables of their own.
        return {sheet.get(f"{{{ns['t']}}}name"): self.rows(sheet)
                for sheet in root.findall("o:body/o:spreadsheet/t:table", ns)}

    def rows(self, sheet):
        t = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
        rows = []
        for row in self.table_rows(sheet):
            cells = []
            for cell in row:
                if cell.tag not in (t + "table-cell", t + "covered-table-cell"):
                    continue
                count = int(cell.get(t + "number-columns-repeated", "1"))
                value = self.value(cell)
                cells += [value] * (count if value is not None or count < 50 else 0)
            while cells and cells[-1] is None:
                cells.pop()
            rows += [cells] * (int(row.get(t + "number-rows-repeated", "1")) if cells else 1)
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def table_rows(self, node):
        """Rows of the sheet itself, in groups or not, without those of its charts."""
        t = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
        for child in node:
            if child.tag == t + "table-row":
                yield child
            elif child.tag in (t + "table-row-group", t + "table-header-rows", t + "table-rows"):
                yield from self.table_rows(child)

    def value(self, cell):
        office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
        text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
        kind = cell.get(office + "value-type")
        if kind in ("float", "percentage", "currency"):
            return float(cell.get(office + "value"))
        if kind == "boolean":
            return cell.get(office + "boolean-value") == "true"
        if kind == "date":
            return "date:" + cell.get(office + "date-value")
        if kind is None:
            return None

        def flat(node):
            parts = [node.text or ""]
            for child in node:
                if child.tag == text + "s":
                    parts.append(" " * int(child.get(text + "c", "1")))
                elif child.tag == text + "tab":
                    parts.append("\t")
                elif child.tag == text + "line-break":
                    parts.append("\n")
                else:
                    parts.append(flat(child))
                parts.append(child.tail or "")
            return "".join(parts)

        return "\n".join(flat(line) for line in cell.findall(text + "p"))


class Gnumeric:
    name = "Gnumeric"
    digits = 15

    def sheets(self, path, dialect=None):
        out = path.parent / (path.name + ".gnumeric")
        # A person's language decides how numbers of a CSV are read; C.UTF-8 has the decimal point.
        run("ssconvert", "--export-type=Gnumeric_XmlIO:sax", path, out, env={**os.environ, "LC_ALL": "C.UTF-8"})
        gnm = "{http://www.gnumeric.org/v10.dtd}"
        sheets = {}
        for sheet in ET.fromstring(gzip.open(out).read()).iter(gnm + "Sheet"):
            cells = {}
            for cell in sheet.iter(gnm + "Cell"):
                kind, text = cell.get("ValueType"), cell.text or ""
                value = float(text) if kind in ("30", "40") else text == "TRUE" if kind == "20" else text
                cells[int(cell.get("Row")), int(cell.get("Col"))] = value
            height = max((row for row, _ in cells), default=-1) + 1
            rows = []
            for row in range(height):
                width = max((column for r, column in cells if r == row), default=-1) + 1 if height < 2000 else 40
                values = [cells.get((row, column)) for column in range(width)]
                while values and values[-1] is None:
                    values.pop()
                rows.append(values)
            sheets[sheet.find(gnm + "Name").text] = rows
        return sheets


class Comparison:
    def __init__(self):
        self.cells = 0
        self.faults = []

    def compare(self, where, expected, found, digits):
        if len(expected) != len(found):
            self.faults.append(f"{where}: {len(expected)} rows were written, {len(found)} came back")
        for row, (left, right) in enumerate(zip(expected, found), 1):
            for column in range(max(len(left), len(right))):
                one = left[column] if column < len(left) else None
                other = right[column] if column < len(right) else None
                self.cells += 1
                if not same(one, other, digits):
                    name = chr(65 + column % 26) if column < 26 else f"column {column + 1}, row "
                    self.faults.append(f"{where}, {name}{row}: {one!r:.80} came back as {other!r:.80}")


def same(one, other, digits):
    if isinstance(one, (int, float)) and not isinstance(one, bool):
        if not isinstance(other, float):
            return False
        return one == other or math.isclose(one, other, rel_tol=10.0 ** -digits, abs_tol=1e-18 if digits < 15 else 0)
    return (one or None) == (other or None)


def guarded(text):
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def read_csv(path, separator, decimal_comma):
    """The cells as the file holds them; fields that are plain numbers are numbers."""
    rows = []
    pattern = re.compile(r"-?[0-9]+(,[0-9]+)?([eE][-+]?[0-9]+)?" if decimal_comma
                         else r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
    text = path.read_text(encoding="utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        cells = [float(cell.replace(",", ".")) if pattern.fullmatch(cell) else cell or None for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
    return rows


def trimmed(rows):
    rows = [list(row) for row in rows]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    return rows


def main():
    tool = Path(sys.argv[1]).resolve()
    result = Comparison()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        header, rows = table()
        package(folder, header, rows)
        programs = [LibreOffice(folder), Gnumeric()]

        book = folder / "nasty.xlsx"
        run(tool, "data", "export", "nasty", "nasty.csv", "--datasets", folder / "datasets", "--output", book)
        expected = trimmed([header] + rows)
        for program in programs:
            result.compare(f"{program.name}: nasty.xlsx", expected, program.sheets(book)["nasty"], program.digits)

        for dialect in DIALECTS:
            name, separator, comma, _ = dialect
            file = folder / f"{name}.csv"
            run(tool, "data", "export", "nasty", "nasty.csv", "--datasets", folder / "datasets", "--dialect", name,
                "--output", file)
            shown = trimmed([header] + [[guarded(c) if isinstance(c, str) else c for c in row] for row in rows])
            found = next(iter(programs[0].sheets(file, dialect).values()))
            # Fields that look like numbers are numbers to whoever opens the file: codes keep their worth only.
            expected_there, found = masked(shown, found) if comma else (as_numbers(shown), as_numbers(found))
            result.compare(f"LibreOffice: {name}.csv", expected_there, found, 14)

        # The report in Indonesian, as an analyst gets it.
        report = folder / "report"
        run(tool, "report", "--index", "egdi", "--focus", "IDN", "--lang", "id", "--dialect", "excel-id", "--out", report)
        for table_name in ["rankings", "trajectories"]:
            written = trimmed(read_csv(report / f"{table_name}.csv", ";", True))
            opened = next(iter(programs[0].sheets(report / f"{table_name}.csv", DIALECTS[1]).values()))
            result.compare(f"LibreOffice: {table_name}.csv", written, opened, 14)
        sheets = [program.sheets(report / "report.xlsx") for program in programs]
        for program, found in zip(programs, sheets):
            for table_name, sheet_name in [("rankings", "peringkat"), ("trajectories", "lintasan")]:
                written = read_csv(report / f"{table_name}.csv", ";", True)
                # Heads, names and kinds are in the language of the report, those of the file are not.
                spoken = [place for place, head in enumerate(written[0]) if head in ("name", "kind", "standing")]
                spoken += [place for place, head in enumerate(written[0]) if head == "variable"]
                # The entities in focus come first in the workbook, each in the order of the file.
                entity = written[0].index("entity")
                rows_of_file = sorted(written[1:], key=lambda row: row[entity] != "IDN")
                figures = [[[cell for place, cell in enumerate(row) if place not in spoken] for row in rows]
                           for rows in (rows_of_file, found[sheet_name][1:])]
                result.compare(f"{program.name}: report.xlsx, {sheet_name}", trimmed(figures[0]), trimmed(figures[1]), 14)
        for sheet in sheets[0]:
            result.compare(f"LibreOffice beside Gnumeric: report.xlsx, {sheet}", sheets[0][sheet], sheets[1][sheet], 14)

        first_sheet(programs[0], report, "IDN", result)

    for fault in result.faults[:40]:
        print(fault)
    print(f"{result.cells} cells compared, {len(result.faults)} came back otherwise")
    sys.exit(1 if result.faults else 0)


def first_sheet(program, report, entity, result):
    """The first sheet's formulas, calculated anew, beside the figures that the brief of the same folder prints."""
    bare = report.parent / "bare.xlsx"
    with zipfile.ZipFile(report / "report.xlsx") as whole, zipfile.ZipFile(bare, "w") as stripped:
        for part in whole.namelist():
            data = whole.read(part)
            if part == "xl/worksheets/sheet1.xml":
                # Without the values that were written beside the formulas nothing but a calculation can give them.
                data, count = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
                assert count > 20, f"{count} formulas on the first sheet"
            stripped.writestr(part, data)
    rows = next(iter(program.sheets(bare).values()))
    place = next(row.index(entity) for row in rows if entity in row)
    found = {row[0]: row[place] for row in rows if len(row) > place and isinstance(row[0], str)}
    text = (report / "report.md").read_text(encoding="utf-8")
    lead = re.search(r"peringkat ke-(\d+) dari (\d+) pada \S+ (\d+), dengan nilai indeks ([\d,]+)\.", text)
    number = lambda word: float(word.replace(".", "").replace(",", "."))
    year, expected = lead[3], {}
    expected[f"Peringkat {year}"] = lead[1]
    expected[f"Nilai {year}"] = lead[4]
    lines = text.split("\n")
    start = next(k for k, line in enumerate(lines) if line.startswith("**Proyeksi peringkat dan nilai indeks"))
    for line in lines[start + 4:]:
        if not line.startswith("|"):
            break
        when, median, ends, _, improve, *tops = [cell.strip() for cell in line.strip("|").split("|")]
        low, high = ends.split("–")
        expected |= {f"Median peringkat {when}": median, f"Peringkat {when}, batas bawah 80%": low,
                     f"Peringkat {when}, batas atas 80%": high, f"Membaik {when}": improve}
        expected |= {f"{top} besar {when}": chance for top, chance in zip((10, 25, 50, 100), tops)}
    start = next(k for k, line in enumerate(lines) if line.startswith(f"**Komponen pada {year}"))
    for line in lines[start + 4:]:
        if not line.startswith("|"):
            break
        name, score, *_ = [cell.strip() for cell in line.strip("|").split("|")]
        expected[f"{name} {year}"] = score
    for name, printed in expected.items():
        value = found.get(name)
        if not isinstance(value, float):
            holds = False
        elif printed.endswith("%"):
            chance = printed.strip("%")
            holds = (0 < value < 0.01 if chance == "<1" else 0.99 < value < 1 if chance == ">99"
                     else abs(value * 100 - float(chance)) <= 0.5 + 1e-9)
        else:
            digits = len(printed.split(",")[1]) if "," in printed else 0
            holds = abs(value - number(printed)) <= 0.5 * 10 ** -digits + 1e-9
        result.cells += 1
        if not holds:
            result.faults.append(f"first sheet, {name}: the brief prints {printed}, the calculation gives {value!r}")
    sentence = next(row[0] for row in rows[1:] if row and str(row[0]).startswith("Indonesia"))
    for word in (lead[1], lead[2], lead[4]):
        result.cells += 1
        if word not in sentence and word.replace(",", ".") not in sentence:
            result.faults.append(f"first sheet: “{sentence}” does not say {word}")


def masked(expected, found):
    """Both without the cells in which a text looks like a number, a day or a truth: numbers and other texts stay."""
    looks = re.compile(r"[-+]?[0-9][0-9.,:/eE+-]*|TRUE|#N/A")
    rows = [row + [None] * (len(expected[0]) - len(row)) for row in found]
    for own, other in zip(expected, rows):
        for place, cell in enumerate(own):
            if isinstance(cell, str) and looks.fullmatch(cell) and place < len(other):
                own[place] = other[place] = None
    return trimmed(expected), trimmed(rows)


def as_numbers(rows):
    """Texts that anybody would take for a number or a day, as that."""
    def cell(value):
        if isinstance(value, str) and value.startswith("date:"):
            return value[5:]
        try:
            return float(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9][0-9.eE+]*", value) else value
        except ValueError:
            return value
    return [[cell(value) for value in row] for row in rows]


if __name__ == "__main__":
    main()
