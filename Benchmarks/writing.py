"""Writing a workbook of 50,000 rows and 8 columns, from a CSV to a closed file."""
import sys
from pathlib import Path

import measuring

SCRIPTS = {
    "openpyxl": """
import csv, sys, openpyxl
book = openpyxl.Workbook(write_only=True); sheet = book.create_sheet()
for i, row in enumerate(csv.reader(open(sys.argv[1]))):
    sheet.append(row if i == 0 else [row[0]] + [float(v) for v in row[1:]])
book.save(sys.argv[2])
""",
    "xlsxwriter": """
import csv, sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True}); sheet = book.add_worksheet()
for i, row in enumerate(csv.reader(open(sys.argv[1]))):
    sheet.write_row(i, 0, row if i == 0 else [row[0]] + [float(v) for v in row[1:]])
book.close()
""",
}


def main():
    a = measuring.options(__doc__)
    import random
    random.seed(3)
    folder = Path(a.work)
    source = folder / "cells.csv"
    with source.open("w") as file:
        file.write("entity," + ",".join(f"v{i}" for i in range(7)) + "\n")
        for row in range(50_000):
            file.write(f"unit {row}," + ",".join(f"{random.random():.6f}" for _ in range(7)) + "\n")
    ours, peak, *_ = measuring.run(
        [a.tool, "data", "import", "csv", str(source), "--output", str(folder / "ours.xlsx"), "--quiet"], a.repeat)
    for name, script in SCRIPTS.items():
        theirs, their_peak, *_ = measuring.run(
            [sys.executable, "-c", script, str(source), str(folder / f"{name}.xlsx")], a.repeat)
        measuring.say("writing a workbook", name, measuring.version(name), ours, theirs, 1, peak, their_peak,
                      "whole processes; theirs without formats, filters or widths")
    for file in folder.glob("*.xlsx"):
        file.unlink()
    source.unlink()


main()
