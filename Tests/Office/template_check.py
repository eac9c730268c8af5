#!/usr/bin/env python3
"""Blank sheets of pemdi and spbe, filled in, calculated by LibreOffice, against what the command says of the same file.

    python3 template_check.py path/to/lintasan [rounds]

Needs `soffice` (LibreOffice Calc) and openpyxl (python3-openpyxl).  Exit code 1 where index, aspect or grade differ.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

TOOL = str(Path(sys.argv[1]).resolve())
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 4
EXTERNAL = {5, 6, 7, 10, 12, 18}


def run(*arguments):
    return subprocess.run([TOOL, *arguments], check=True, capture_output=True, text=True).stdout


def fill_values(book, r):
    sheet = book["Nilai"]
    for number in range(1, 21):
        if number not in EXTERNAL or r.random() < 0.5:
            sheet.cell(4 + number, 5).value = round(r.uniform(1, 5), r.choice([0, 1, 2]))


def fill_items(book, r):
    for row in book["Butir"].iter_rows(min_row=4):
        if r.random() < 0.8:
            row[5].value = row[4].value if r.random() < 0.7 else r.randrange(0, row[4].value + 1)


def fill_levels(book, r):
    for number in range(1, 48):
        book["Jawaban"].cell(4 + number, 6).value = r.randrange(1, 6)


def calculated(path, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                    "--outdir", f"{folder}/out", path], check=True, capture_output=True)
    done = Path(folder, "out", Path(path).name)
    book = openpyxl.load_workbook(done, data_only=True)
    return done, [row for row in book["Hasil"].iter_rows(min_row=4, max_col=4, values_only=True)]


def main():
    r = random.Random(1)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for command, fills in [("pemdi", [fill_values, fill_items]), ("spbe", [fill_levels])]:
            blank = f"{folder}/{command}.xlsx"
            run(command, "template", "--output", blank)
            for number in range(ROUNDS):
                for fill in fills:
                    book = openpyxl.load_workbook(blank)
                    fill(book, r)
                    filled = f"{folder}/{command}-{fill.__name__}-{number}.xlsx"
                    book.save(filled)
                    done, rows = calculated(filled, folder)
                    for path in (filled, done):
                        said = json.loads(run(command, "score", str(path), "--format", "json", "--quiet"))
                        grade = said["grade"] if command == "pemdi" else said["predicate"]
                        texts = {row[0] or row[1]: row[3] for row in rows if row[0] or row[1]}
                        index = texts["Indeks Pemdi" if command == "pemdi" else "Indeks"]
                        parts = [row[3] for row in rows][:7] if command == "pemdi" else [
                            texts[f"{word} {n}"] for word, count in (("Domain", 4), ("Aspek", 8)) for n in range(1, count + 1)]
                        own = [a["score"] for a in said["aspects"]] if command == "pemdi" else [
                            p["score"] for p in said["domains"] + said["aspects"]]
                        ok = (abs(index - said["index"]) < 1e-9 and texts["Predikat"] == grade
                              and all(abs(a - b) < 1e-9 for a, b in zip(parts, own, strict=True)))
                        if not ok:
                            wrong += 1
                            print(f"{path}: {index} {texts['Predikat']} here, {said['index']} {grade} there")
    print(f"{wrong} differ")
    sys.exit(1 if wrong else 0)


main()
