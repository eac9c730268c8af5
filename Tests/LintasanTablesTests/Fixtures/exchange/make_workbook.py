#!/usr/bin/env python3
"""Makes the workbook that the tests read.  openpyxl 3.1.5.

    python3 make_workbook.py FILE
"""
import datetime
import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = Workbook()
sheet = book.active
sheet.title = "Skor & peringkat"
sheet.append([])
sheet.append(["iso3", "score ", "flag", "mixed", "empty"])
sheet.append(["IDN", 0.1, True, 1, None])
sheet.append(["NA", None, None, "two", None])
sheet.append([CellRichText("In", TextBlock(InlineFont(b=True), "do")), -1.5e-300, False, 3.5, None])
sheet.append([])
sheet.append(["=1+1", 12345678901, None, "#N/A", None])
other = book.create_sheet("Other")
other.append(["a"])
other.append([1])
book.save(sys.argv[1])

book = Workbook()
sheet = book.active
sheet.append(["day", "moment", "number"])
sheet.append([datetime.date(2024, 1, 31), datetime.datetime(2024, 1, 31, 12, 30, 5), 1.5])
sheet.append([datetime.date(1900, 3, 1), None, 2])
sheet.append([datetime.date(1999, 12, 31), datetime.datetime(2000, 2, 29, 23, 59, 59), 45000])
sheet["C2"].number_format = '0.0 "days"'
sheet["C3"].number_format = "[Red]0"
book.save(str(Path(sys.argv[1]).with_name("dates.xlsx")))
