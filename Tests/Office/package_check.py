#!/usr/bin/env python3
"""Validates the data packages that `data import … --package` writes, with Frictionless.

    python3 package_check.py COMMAND        e.g. python3 Tests/Office/package_check.py .build/release/lintasan

Needs frictionless (5.18), pandas, openpyxl and pyreadstat.  Tables of many kinds are made here, imported with a package
beside them, and validated as any user of the package would: header, types, key, size and hash.  What the package says is
then compared with what is known of the table: types, the key, labels.
"""
import datetime
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import frictionless
import openpyxl
import pandas
import pyreadstat

ROOT = pathlib.Path(__file__).resolve().parents[2]


def made(folder):
    """Files with the options that read them, and what is expected: types by column, key."""
    text = folder.joinpath
    text("panel.csv").write_text(
        "country,code,year,score,note\nNamibia,NA,2020,0.5,a\nNamibia,NA,2022,0.75,\nAfghanistan,AF,2020,,NA\n"
        "Afghanistan,AF,2022,1,b\n")
    yield "panel.csv", [], {"country": "string", "code": "string", "year": "integer", "score": "number"}, ["code", "year"]
    text("german.csv").write_bytes("id;wert;datum\r\n007;1,5;x\r\n008;-2,25;y\r\n".encode("cp1252"))
    yield "german.csv", [], {"id": "string", "wert": "number"}, ["id"]
    text("codes.tsv").write_text("zip\tdigits\tbig\n00501\t123456789012345678\t1e300\n10001\t223456789012345678\t-1e-300\n")
    yield "codes.tsv", [], {"zip": "string", "digits": "string", "big": "number"}, ["zip"]
    text("nokey.csv").write_text("x,y\n1.5,2\n1.5,2\n2.5,3\n")
    yield "nokey.csv", [], {"x": "number", "y": "integer"}, []
    text("empty.csv").write_text("a,b,c\n1,,x\n2,,y\n")
    yield "empty.csv", [], {"a": "integer", "b": "any", "c": "string"}, ["a"]
    text("nameless.csv").write_text(",a\n0,1.5\n1,2.5\n")
    yield "nameless.csv", [], {"column_1": "integer", "a": "number"}, ["column_1"]
    text("quotes.csv").write_text('name,text\n"a ""b""","one\ntwo"\n"c,d"," blank "\n')
    yield "quotes.csv", [], {"name": "string", "text": "string"}, ["name"]
    text("titles.csv").write_text("Table 1: scores\n\nname,2019,2020\nA,1.5,2\nB,3,\n\nSource: me\n")
    yield "titles.csv", [], {"name": "string", "2019": "number", "2020": "integer"}, ["name"]
    text("wide.csv").write_text("geo,2019,2020,2021\nDE,1.5,2,:\nFR,3,4 b,5\n")
    yield "wide.csv", ["--wide"], {"geo": "string", "time": "integer", "value": "number"}, ["geo", "time"]
    text("records.json").write_text('[{"id": 1, "ok": true, "s": "é"}, {"id": 2, "ok": false, "s": null}]')
    yield "records.json", [], {"id": "integer", "ok": "boolean", "s": "string"}, ["id"]
    text("one.csv").write_text("only\n1\n2\n2\n")
    yield "one.csv", [], {"only": "integer"}, []
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["day", "moment", "clock", "value", "code"])
    for day in range(1, 4):
        sheet.append([datetime.date(2024, 1, day), datetime.datetime(2024, 1, day, 12, 30, day),
                      datetime.time(12, 30, day), day / 7, f"00{day}"])
    book.save(text("book.xlsx"))
    yield "book.xlsx", [], {"day": "date", "moment": "datetime", "clock": "time", "value": "number", "code": "string"}, ["day"]
    frame = pandas.DataFrame({"person": [1, 2, 3], "sex": [1, 2, 1], "born": pandas.to_datetime(["2000-02-29", "1999-12-31", "2024-01-01"])})
    pyreadstat.write_sav(frame, str(text("survey.sav")), column_labels=["Person", "Sex", "Born on"],
                         variable_value_labels={"sex": {1: "male", 2: "female"}}, file_label="A survey")
    yield "survey.sav", [], {"person": "integer", "sex": "integer"}, ["person"]
    frame["born"] = frame["born"] + pandas.Timedelta(hours=3)
    frame.to_stata(text("survey.dta"), write_index=False, variable_labels={"person": "Person"}, convert_dates={"born": "tc"})
    yield "survey.dta", [], {"person": "integer", "born": "datetime"}, ["person"]


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    command = str(pathlib.Path(sys.argv[1]).absolute())
    count, failures = 0, []

    def run(folder, *arguments):
        return subprocess.run([command, "data", "import", *arguments], cwd=folder, capture_output=True, text=True, check=False)

    def check(folder, output, types, key, title):
        described = folder / (output.rsplit(".", 1)[0] + ".datapackage.json")
        report = frictionless.validate(str(described))
        if not report.valid:
            failures.append(f"{title}: {report.flatten(['rowNumber', 'fieldName', 'type', 'note'])}")
        package = json.loads(described.read_text())
        resource = package["resources"][0]
        data = (folder / output).read_bytes()
        if resource["bytes"] != len(data) or resource["hash"] != "sha256:" + hashlib.sha256(data).hexdigest():
            failures.append(f"{title}: size or hash differ")
        found = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for name, type_ in types.items():
            if found.get(name) != type_:
                failures.append(f"{title}: {name} is {found.get(name)}, expected {type_}")
        if key is not None and resource["schema"].get("primaryKey", []) != key:
            failures.append(f"{title}: key {resource['schema'].get('primaryKey', [])}, expected {key}")
        if not package.get("sources"):
            failures.append(f"{title}: no sources")
        return package

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, options, types, key in made(folder):
            for ending in ["csv", "tsv"]:
                output = f"{ending} of {file}.{ending}"
                result = run(folder, file, *options, "--output", output, "--package")
                if result.returncode:
                    failures.append(f"{file}: {result.stderr}")
                    continue
                package = check(folder, output, types, key, f"{file} as {ending}")
                if file == "survey.sav":
                    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
                    labels = [{"value": 1, "label": "male"}, {"value": 2, "label": "female"}]
                    if fields["sex"].get("categories") != labels or fields["born"]["description"] != "Born on":
                        failures.append(f"{file}: labels are not in the package")
                count += 1
        # The importers of official downloads.
        (folder / "wdi.csv").write_text(
            '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-12-01",\n\n'
            '"Country Name","Country Code","Indicator Name","Indicator Code","2019","2020"\n'
            '"Indonesia","IDN","Population, total","SP.POP.TOTL","269582878","271857970"\n'
            '"Namibia","NAM","Population, total","SP.POP.TOTL","2728150",""\n')
        result = run(folder, "wdi", "wdi.csv", "--output", "w.csv", "--package")
        if result.returncode:
            failures.append(f"wdi: {result.stderr}")
        else:
            check(folder, "w.csv", {}, None, "wdi")
            count += 1
        # What is refused.
        again = run(folder, "panel.csv", "--output", "csv of panel.csv.csv", "--package")
        if again.returncode:
            failures.append(f"the same package once more: {again.stderr}")
        (folder / "other.datapackage.json").write_text("{}")
        for arguments, code in [
            (["panel.csv", "--package"], 64), (["panel.csv", "--output", "x.xlsx", "--package"], 64),
            (["panel.csv", "--output", "x.dta", "--package"], 64), (["panel.csv", "--output", "other.csv", "--package"], 73),
            (["panel.csv", "--output", "other.csv", "--package", "--force"], 0),
        ]:
            result = run(folder, *arguments)
            if result.returncode != code:
                failures.append(f"{arguments}: exit {result.returncode}, expected {code}: {result.stderr}")
        if (folder / "x.xlsx").exists():
            failures.append("a refused output was written")
    for failure in failures:
        print(failure)
    print(f"{count} packages, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
