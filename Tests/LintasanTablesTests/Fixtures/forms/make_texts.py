#!/usr/bin/env python3
"""Texts in many dialects with the table that each holds (texts.jsonl): Python 3.11, standard library only.

The table is made first and written in a dialect afterwards, so that what is expected is known without reading. Python's own
csv module reads each text once more: its cells are the raw ones that the test compares with, cell by cell.
"""
import csv
import io
import json
import pathlib
import random

WORDS = ["NA", "N/A", "#N/A", "NaN", ".", "..", "-", "–", ":"]
TEXTS = ["Asia", "Côte d'Ivoire", "a, b; c", 'say "hi"', "two\nlines", "Jawa Barat", "漢字", "x\ty", "1,5 kg", "naïve", "none", "a|b"]


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def number(value, decimals, style, grouped):
    """A number in a style: its decimal mark and the mark between thousands."""
    text = f"{value:.{decimals}f}"
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = text.partition(".")
    if grouped and len(whole) > 3:
        groups = []
        while whole:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        whole = style[1].join(groups)
    return sign + whole + (style[0] + part if part else "")


def column(random, kind, rows, style, delimiter):
    """The head, the raw fields (already quoted where they must be) and the expected cells."""
    fields, cells = [], []

    def put(raw, cell, quote=False):
        needs = quote or any(c in raw for c in [delimiter, '"', "\n", "\r"])
        fields.append(quoted(raw) if needs else raw)
        cells.append(cell)

    for row in range(rows):
        missing = random.random() < 0.15
        quote = random.random() < 0.2
        if kind == "decimal":
            if missing:
                put(random.choice(WORDS + ["", " "]), None)
            else:
                decimals = random.choice([1, 2, 4])
                value = float(f"{random.uniform(-500, 500):.{decimals}f}")
                put(number(value, decimals, style, False), value, quote)
        elif kind == "money":
            if missing:
                put("", None)
            else:
                value = float(f"{random.uniform(0, 9e6):.2f}")
                put(number(value, 2, style, True), value, quote)
        elif kind == "whole":
            value = float(random.randrange(0, 1000))
            put(str(int(value)), value, quote)
        elif kind == "code":
            text = f"{random.randrange(0, 1000):05d}"
            put(text, text, quote)
        elif kind == "long":
            text = str(random.randrange(10 ** 17, 10 ** 18))
            put(text, text, quote)
        elif kind == "iso2":
            text = random.choice(["NA", "ID", "MY", "SG"])
            put(text, text)
        elif kind == "capitals":
            text = "NA" if row == 1 else random.choice(["ID", "MY", "SG", "KR"])
            put(text, text)
        else:
            if missing and row > 0:
                word = random.choice(WORDS + ["", "  "])
                if word.strip() and random.random() < 0.4:
                    put(word, word, True)  # in quotes it is a text
                else:
                    put(word, None)
            else:
                text = random.choice(TEXTS)
                put(text, text, quote)
    return fields, cells


HEADS = {"decimal": "skor", "money": "anggaran", "whole": "jumlah", "code": "nomor", "long": "nik", "iso2": "iso2",
         "capitals": "negara", "text": "keterangan"}


def case(seed):
    rng = random.Random(seed)
    style = rng.choice([(".", ","), (",", ".")])
    # A comma between fields and for decimals needs quotes around numbers, as programs write it.
    delimiter = rng.choice([",", ";", "\t", "|"])
    rows = rng.randrange(3, 12)
    kinds = ["decimal"] + [rng.choice(list(HEADS)) for _ in range(rng.randrange(2, 6))]
    rng.shuffle(kinds)
    heads, columns = [], []
    for place, kind in enumerate(kinds):
        head = HEADS[kind] if HEADS[kind] not in heads else f"{HEADS[kind]}_{place}"
        heads.append(head)
        columns.append(column(rng, kind, rows, style, delimiter))
    # The decimal column decides what the marks mean: at least one number that can only be read in one way.
    first = kinds.index("decimal")
    columns[first][0][0], columns[first][1][0] = (number(0.25, 2, style, False), 0.25)
    if any(c in columns[first][0][0] for c in delimiter):
        columns[first][0][0] = quoted(columns[first][0][0])
    end = rng.choice(["\n", "\r\n", "\n", "\r"])
    if any("\n" in f for c in columns for f in c[0]):
        end = "\n"
    lines, line = [], 1
    if rng.random() < 0.15:
        lines.append("sep=" + delimiter)
    elif rng.random() < 0.25:
        lines += ["HASIL EVALUASI TAHUN 2025", ""]
    header_line = len(lines) + 1
    lines.append(delimiter.join(quoted(h) if rng.random() < 0.3 else h for h in heads))
    starts, at = [], header_line + 1
    for row in range(rows):
        text = delimiter.join(c[0][row] for c in columns)
        starts.append(at)
        at += 1 + text.count("\n")
        lines.append(text)
    if rng.random() < 0.25:
        lines += ["", "Sumber: BPS"]
    body = end.join(lines) + (end if rng.random() < 0.8 else "")
    mark = "\ufeff" if rng.random() < 0.2 else ""
    raw = list(csv.reader(io.StringIO(end.join(lines[header_line - 1:header_line + rows]), newline=""), delimiter=delimiter))
    assert raw[0] == heads and len(raw) == rows + 1, (seed, raw[:2])
    return {
        "seed": seed, "text": mark + body, "header": heads, "lines": starts, "raw": raw[1:],
        "cells": [[c[1][row] for c in columns] for row in range(rows)],
    }


if __name__ == "__main__":
    out = pathlib.Path(__file__).with_name("texts.jsonl")
    with out.open("w", encoding="utf-8") as file:
        for seed in range(1, 361):
            file.write(json.dumps(case(seed), ensure_ascii=False, separators=(",", ":")) + "\n")
    print(out.stat().st_size)
