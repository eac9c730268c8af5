#!/usr/bin/env python3
"""Makes formulas.xls, an old workbook whose cells are values and formulas: openpyxl 3.1.5 and LibreOffice, which calculates them.

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
with tempfile.TemporaryDirectory() as name:
    path = pathlib.Path(name) / "formulas.xlsx"
    book.save(path)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", "xls", "--outdir", sys.argv[1], str(path)],
                   check=True, stdout=subprocess.DEVNULL)
