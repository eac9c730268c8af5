"""Reading a CSV of 900,000 rows and a workbook of 200,000, both of 13 columns of numbers, all columns used."""
import csv
from pathlib import Path

import measuring
import panel


def peer(name, data, repeat):
    if name.startswith("pandas"):
        import pandas as pd
        work = lambda: len(pd.read_csv(data))
    elif name == "pyarrow":
        import pyarrow.csv as csv
        work = lambda: csv.read_csv(data).num_rows
    else:
        import polars as pl
        work = lambda: pl.read_csv(data).height
    measuring.timed(work, repeat)


def main():
    a = measuring.options(__doc__)
    if a.peer:
        return peer(a.peer, a.data, a.repeat)
    path, rows = panel.make(a.work, 10_000)
    ours = panel.regress(a.tool, path, f"y ~ {panel.SUM} + unit + time", "iid", a.repeat)
    peers = [("pandas", None, 4), ("pyarrow", None, 0.67), ("polars", None, 1)]
    if a.older and Path(a.older).exists():
        peers.insert(1, ("pandas", a.older, 4))
    for name, python, aim in peers:
        python = python or measuring.sys.executable
        theirs = measuring.peer(__file__, name, a.repeat, path, python)
        measuring.say("reading a CSV", name, measuring.version(name, python), ours["read"],
                      theirs and theirs["seconds"], aim, note=f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
    path.unlink()
    workbook(a)


def workbook(a):
    import xlsxwriter
    path, rows = panel.make(a.work, 2_225)
    place = path.with_suffix(".xlsx")
    book = xlsxwriter.Workbook(place, {"constant_memory": True})
    sheet = book.add_worksheet()
    with path.open(newline="") as file:
        for index, row in enumerate(csv.reader(file)):
            sheet.write_row(index, 0, row if index == 0 else map(float, row))
    book.close()
    path.unlink()
    ours = panel.regress(a.tool, place, f"y ~ {panel.SUM} + unit + time", "iid", a.repeat)
    theirs = measuring.peer_in_r(str(Path(__file__).with_suffix(".R")), place, a.repeat)
    measuring.say("reading a workbook", "readxl", (theirs or {}).get("version", ""), ours["read"], theirs and theirs["seconds"], 1,
                  note=f"{rows:,} rows, {place.stat().st_size / 1e6:.0f} MB")
    place.unlink()


main()
