"""What goes wrong with input: damaged bytes, odd tables, values that nobody means."""
import random

NUMBERS = ["0", "1", "-1", "2", "3", "10", "50", "0.5", "1e300", "1e-300", "-0.0", "5e-324", "nan", "inf", "-inf", "1e999", "0x10",
           "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "99999999999999999999999",
           "100000", "10000000", "1,5", "1_000", "½", "٣", "", " ", "007", "1e5", "4294967296", "1.0000000000000002"]
YEARS = ["2003", "2024", "2018", "2022", "2020", "2030", "2100", "9999", "1", "0", "-2024", "100000", "2024.5", "24"]
ENTITIES = ["IDN", "KOR", "DNK", "idn", "Indonesia", "South Korea", "Congo", "A", "E0", "", ",", "IDN,IDN", "IDN,KOR,SGP", "asean",
            "Kota Denpasar", "Jawa Barat", "XYZ", "\u202eIDN", "I\nDN", "::error::x", "\x1b[31mred"]
COLUMNS = ["e", "t", "y", "x", "g", "w", "entity", "year", "score", "name", "iso3", "", "E", "y,x", "y,y", "nowhere", "x y", "`x`",
           "::error::x", "\x1b[31m", "\u00e9", "e\u0301"]
FORMULAS = ["y ~ x", "y ~ x + g", "y ~ x | e", "y ~ lag(x, 1) | e + t", "y ~ 1 | x ~ w", "y ~ poly(x, 9)", "y ~ log(x)", "y ~",
            "~ x", "y ~ x ~ w", "y ~ I(x^1e9)", "y ~ " + "(" * 200 + "x", "y ~ lag(x, -1)", "y ~ lag(x, 99999999999)", "y ~ x:x*x",
            "y ~ factor(e)*factor(t)", "y ~ -1", "y ~ y", "y ~ diff(x)", "y ~ scale(x)", "y ~ i(g, ref = zz)", "y ~ x | e | x ~ w"]
TEXTS = ["", " ", "a", "😀" * 50, "é", "e\u0301", "A" * 5000, "\t", "a,b", "=1+1", "::error::x", "\x1b[2J", "%s%n", "'", '"', "`", "$(id)",
         "../up", "a/b", "-", "--", "\u202e", "\ufeff", "NA", "null", "true"]
CHOICES = {
    "format": ["table", "csv", "markdown", "json", "latex", "html", "xlsx", "docx", "pdf", ""],
    "dialect": ["rfc4180", "excel-id", "excel-eu", "tsv", "x"], "language": ["en", "id", "xx", ""],
    "encoding": ["utf-8", "utf-16", "windows-1252", "latin1", "ebcdic"], "kind": ["observed", "forecast", "official"],
    "model": ["naive", "drift", "ets", "theta", "ar", "panel", "default", "nowcast", "combination", "none"],
    "population": ["present", "ever", "changing", "recent:2", "recent:-1", "recent:99999999999999999999"],
    "lo:hi": ["0:1", "1:0", ":", "0:0", "nan:inf", "-1e308:1e308", "0:5"], "k/n": ["1/2", "0/0", "3/2", "1/100000", "x/y", "1/"],
    "type": ["iid", "HC1", "HC3", "cluster:e", "cluster:e+t", "hac:3", "hac:99999999", "driscoll-kraay:2", "bootstrap:99", "bootstrap:-1"],
    "index": ["egdi", "spbe", "gtmi", "pemdi", "egdi-inputs", "none", ""], "component=gain@year": ["osi=+0.1", "osi=0.1@2026", "osi=nan", "x=1", "=", "osi=1e308"],
    "name=value": ["osi=0.5", "a=b=c", "=", "osi=", "osi=1e300"], "cells": ["A1:C9", "C9:A1", "A0:ZZZ99999999", "A", "1:2", "XFD1048576:XFD1048576"],
    "row": ["1", "2", "1-2", "0", "99999999", "3-1", "-1", "1-99999999999"], "condition": ["x > 1", "e == \"A\"", "g = a", "!", "((((", "x %in% 1", "nowhere > 1", "t == 2020 &"],
    "character": [",", ";", "tab", "", "ab", "\\t", "\n", '"'], "mark": [",", ".", "", "x", " "],
    "dataset": ["egdi", "spbe", "gtmi", "pemdi", "names", "../egdi", "none"], "size": ["1", "1G", "0", "-1", "1K", "999999999T"],
    "ending": ["csv", "svg", "../x", ""], "grade": ["0.5", "0", "1", "nan"], "level": ["0", "1", "0.95", "1.5", "domain", "indicator", "-3"],
}


def hostile_value(kind, option, rng, files):
    """A value for an option whose value is called so: most of the right kind, all of them odd."""
    plain = kind.lower()
    if rng.random() < 0.08:
        return rng.choice(TEXTS)
    if rng.random() < 0.08:
        return rng.choice(NUMBERS)
    if option in ("--output", "-o", "--plot", "--notes") or option.endswith("-output"):
        return rng.choice(["out.csv", "out.xlsx", "out.json", "out.md", "out.html", "out.svg", "out.dta", "out.sav", "out.docx", "out.tex",
                           "out.tsv", "nowhere/out.csv", "/dev/full", "", ".", rng.choice(files) if files else "x"])
    if option in ("--out", "--steps", "--into", "--cache") or plain == "folder":
        return rng.choice(["out", "out/", "index", "", ".", "deep/er", rng.choice(files) if files else "x"])
    if plain in CHOICES:
        return rng.choice(CHOICES[plain])
    if plain in ("file", "files", "answers", "sheet", "sheets", "path", "manifest", "table", "column|file", "costs"):
        return rng.choice(files) if files and rng.random() < 0.93 else rng.choice(["none.csv", "", ".", "/dev/full", "-"])
    if plain in ("year", "years"):
        return rng.choice(YEARS)
    if plain in ("column", "columns", "list"):
        return rng.choice(COLUMNS) if rng.random() < 0.8 else ",".join(rng.choices(COLUMNS, k=rng.randint(2, 4)))
    if plain in ("entity", "entities", "agency", "agencies", "peers", "group", "names"):
        return rng.choice(ENTITIES)
    if plain == "formula":
        return rng.choice(FORMULAS)
    if plain in ("number", "numbers", "score", "rank", "share", "amount", "change", "changes", "lags", "text", "limits", "levels",
                 "error", "cells", "detail", "target"):
        return rng.choice(NUMBERS)
    return rng.choice(NUMBERS + TEXTS + ENTITIES)


def generated_table(rng):
    """A table of units, times and numbers, as odd as can be: with columns e, t, y, x, g, w."""
    units, times = rng.choice([0, 1, 2, 3, 8, 30]), rng.choice([1, 2, 3, 5, 12])
    first, step = rng.choice([2000, 2003, -5, 1, 9000000000000000000, 0]), rng.choice([1, 2, 0, 1000000, -1])
    shape = rng.choice(["plain", "plain", "plain", "equal", "huge", "tiny", "zero", "text", "mixed", "one"])

    def value():
        if rng.random() < 0.04:
            return rng.choice(["", "NA", "..", "x", "1e308", "-", "nan", "inf", "0"])
        return {"plain": lambda: repr(rng.random()), "equal": lambda: "0.5", "huge": lambda: repr(rng.uniform(-1, 1) * 1e300),
                "tiny": lambda: repr(rng.random() * 1e-310), "zero": lambda: "0", "text": lambda: rng.choice(TEXTS[:6]),
                "mixed": lambda: rng.choice(NUMBERS), "one": lambda: "1"}[shape]()

    mark = rng.choice([",", ",", ",", ";", "\t", "|"])
    end = rng.choice(["\n", "\n", "\r\n"])
    head = rng.choice([["e", "t", "y", "x", "g", "w"], ["entity", "year", "score", "x", "g", "w"], ["e", "t", "y", "y", "", "w"]])
    rows = [head]
    for unit in range(units):
        name = f"E{unit}" if rng.random() < 0.95 else rng.choice(ENTITIES + TEXTS)
        for time in range(times):
            if rng.random() < 0.03:
                continue
            rows.append([name, str(first + step * time), value(), value(), rng.choice("abc"), repr(rng.random())])
    if rows[1:] and rng.random() < 0.05:
        rows.append(list(rng.choice(rows[1:])))
    if rng.random() < 0.05:
        rows.insert(0, ["A title"])

    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in (mark, '"', "\n", "\r")) else cell

    data = "".join(mark.join(quoted(cell) for cell in row) + end for row in rows).encode("utf-8", "replace")
    if rng.random() < 0.1:
        data = damaged(data, rng, ".csv")
    return data


def damaged(data, rng, suffix):
    """The bytes with a few changes of the kind that transfers, editors and strangers make."""
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 4, 16])):
        place = rng.randrange(len(data) + 1)
        what = rng.randrange(9)
        if what == 0 and data:
            data[place % len(data)] = rng.randrange(256)
        elif what == 1 and data:
            del data[place:place + rng.choice([1, 2, 10, 200])]
        elif what == 2:
            data[place:place] = rng.choice([b"\xff", b"\0", b"\r", b"\n", b'"', b",", b"\xef\xbb\xbf", b"::error::x", b"\x1b[31m", b"\xe2\x80\xae", b"}", b"{", b"- ", b": "])
        elif what == 3 and data:
            data = data[:place]
        elif what == 4 and data:
            part = data[place:place + rng.choice([1, 10, 100, 1000])]
            data[place:place] = bytes(part) * rng.choice([1, 2, 20])
        elif what == 5:
            data[place:place] = rng.choice(NUMBERS).encode()
        elif what == 6 and data:
            lines = bytes(data).split(b"\n")
            rng.shuffle(lines)
            data = bytearray(b"\n".join(lines))
        elif what == 7 and data:
            lines = bytes(data).split(b"\n")
            lines[rng.randrange(len(lines))] = lines[rng.randrange(len(lines))]
            data = bytearray(b"\n".join(lines))
        elif what == 8 and data:
            # A number is another one.
            digits = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
            if digits:
                at = rng.choice(digits)
                end = at
                while end < len(data) and (48 <= data[end] <= 57 or data[end] == 46):
                    end += 1
                data[at:end] = rng.choice(NUMBERS + YEARS).encode()
    return bytes(data[:200_000])
