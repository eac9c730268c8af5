#!/usr/bin/env python3
"""Makes formulas.xls and days.xls, old workbooks of values and formulas, and of days: openpyxl 3.1.5 and LibreOffice.

    python3 make_formulas.py FOLDER
"""
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["name", "number", "text", "truth", "plain_truth", "day", "fault", "plain"])
for row in range(2, 5):
    sheet.append([f"row {row}", f"=H{row}/7", f'="é "&A{row}', f"=H{row}>3", row > 2, f"=DATE(2024,2,{row + 25})",
                  "=NA()" if row == 3 else f"=H{row}*2", row])
    sheet.cell(row, 6).number_format = "yyyy-mm-dd"
other = book.create_sheet("second")
other.append(["a", "b"])
other.append([1, "=Sheet!B2*7"])
# Days in formats of one's own, alone and side by side (records Number, RK and MulRk); xlrd 2.0.2 takes all but the last for days.
days = openpyxl.Workbook()
sheet = days.active
formats = ["yyyy", "yyyy\\ mmm", "[$-421]d mmmm yyyy", "yyyy-mm-dd hh:mm", "0.00"]
sheet.append(["name"] + formats)
for row, day in [("row 2", 45292), ("row 3", 45323)]:
    sheet.append([row] + [day + (0.5 if "h" in form else 0) for form in formats])
for row in (2, 3):
    for column, form in enumerate(formats, 2):
        sheet.cell(row, column).number_format = form
with tempfile.TemporaryDirectory() as name:
    for title, one in [("formulas", book), ("days", days)]:
        path = pathlib.Path(name) / f"{title}.xlsx"
        one.save(path)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", "xls", "--outdir", sys.argv[1],
             str(path)], check=True, stdout=subprocess.DEVNULL)
