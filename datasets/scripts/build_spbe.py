#!/usr/bin/env python3
"""Builds datasets/spbe from the transcribed tables of the SPBE evaluations.  Standard library only.

    python3 build_spbe.py SOURCE OUTPUT

SOURCE holds  spbe_agency_scores.csv                  a row per agency and year, 2018 to 2024
              agencies.csv                            a row per agency
              spbe_agency_indicators_2021_2022.csv    the 47 maturity levels
              national_index.csv                      national index, domains, targets, numbers of agencies
              indicators_national.csv                 means by group of agencies
OUTPUT gets   scores.csv, agencies.csv, indicators.csv, national.csv, group_means.csv

Figures and names are carried over as text.  The remarks of the transcription become codes (NOTES below).
"""
import sys
from pathlib import Path

from tidy import read_rows, write_rows

DOMAINS = ["domain_policy", "domain_governance", "domain_management", "domain_services"]
SCORES = ["year", "agency", "name", "group", "province", "index", "predicate", *DOMAINS, "standing", "instrument",
          "source", "source_table", "note"]
AGENCIES = ["agency", "name", "group", "official_group", "province", "first_year", "last_year", "years", "other_names"]
INDICATORS = [f"i{number:02d}" for number in range(1, 48)]
NATIONAL = ["year", "index", *DOMAINS, "target", "agencies", "good_or_better", "agencies_here", "mean_index_here",
            "source", "target_source", "agencies_source", "note"]
MEANS = ["year", "group", "level", "number", "mean", "kind", "agencies", "source", "source_table"]

STANDING = {2018: "official", 2019: "secondary", 2020: "secondary", 2021: "official", 2022: "not_final",
            2023: "official", 2024: "official"}
GROUPS = {"ministry", "agency", "other_institution", "province", "regency", "city", "police"}
# A phrase of a transcription remark -> our code for it.  A remark with none of them stops the build.
NOTES = [
    ("computed from the 47 maturity levels", "computed_from_indicators"),
    ("D1 unreadable in the text", "domain_1_derived"),
    ("a domain value below 1 cannot come from the method", "impossible_domain_value"),
    ("predicate not given by the source", ""),  # `predicate` is blank, and `standing` says the rest
]
OFFICIAL_GROUPS = [
    ("Kementerian", "Kementerian"), ("LPNK", "LPNK"), ("LNS", "LNS"), ("Alat Negara", "Alat Negara"),
    ("Sekretariat Jenderal Lembaga Negara", "Lembaga Negara"), ("Sekretariat Kabinet", "Sekretariat Kabinet"),
    ("Lembaga Penyiaran Publik", "Lembaga Penyiaran Publik"), ("Lembaga/instansi lainnya", "Lainnya"),
    ("Pemerintah Daerah", "Pemerintah Daerah"), ("Pemerintah Kabupaten", "Pemerintah Daerah"),
]
# Groups of agencies as the reports' summary tables and this data name them.
MEAN_GROUPS = {"agency_lpnk": "agency", "lns": "lns", "lns_and_other": "lns_and_other"}
SOURCES = {"ta_elaine_xlsx": "thesis_spreadsheet"}
NATIONAL_NOTES = {
    2018: "", 2019: "agencies_here_secondary", 2020: "agencies_here_secondary", 2021: "",
    2022: "agencies_here_not_final", 2023: "published_index_is_not_mean_of_agencies;domains_revised_after_report",
    2024: "published_index_is_not_mean_of_agencies",
}


def codes(remark, place):
    found = [code for phrase, code in NOTES if phrase in remark]
    if remark and not found:
        raise SystemExit(f"{place}: no code for the remark {remark!r}")
    return ";".join(code for code in found if code)


def official_group(text, place):
    for start, short in OFFICIAL_GROUPS:
        if text.startswith(start):
            return short
    raise SystemExit(f"{place}: unknown official group {text!r}")


def source_of(row):
    return SOURCES.get(row["source_id"], row["source_id"])


def document(text):
    """'panrb_report_2024 Tabel 4 lines 645-649' -> 'panrb_report_2024 Tabel 4': lines of a text copy help nobody."""
    words = text.replace("(", " (").split()
    for stop, word in enumerate(words):
        if word in ("line", "lines") or word.startswith("("):
            return " ".join(words[:stop])
    return " ".join(words)


def scores(rows):
    found = []
    for row in rows:
        year, place = int(row["evaluation_year"]), f"{row['evaluation_year']} {row['agency_slug']}"
        if row["agency_type"] not in GROUPS:
            raise SystemExit(f"{place}: unknown group {row['agency_type']!r}")
        found.append({
            "year": year, "agency": row["agency_slug"], "name": row["agency_name"], "group": row["agency_type"],
            "province": row["province"], "index": row["spbe_index"], "predicate": row["predicate"],
            **{domain: row[domain] for domain in DOMAINS}, "standing": STANDING[year],
            "instrument": "permenpanrb-5-2018" if year <= 2020 else "permenpanrb-59-2020",
            "source": source_of(row), "source_table": row["source_table"].replace("'", ""),
            "note": codes(row["note"], place)})
    index = {(row["year"], row["agency"]): row["index"] for row in found}
    for row in found:
        if row["standing"] == "secondary" and index.get((row["year"] - 1, row["agency"])) == row["index"]:
            row["note"] = ";".join(filter(None, [row["note"], f"same_value_as_{row['year'] - 1}"]))
    return sorted(found, key=lambda row: (row["year"], row["agency"]))


def agencies(rows):
    found = []
    for row in rows:
        years = row["years"].split()
        found.append({
            "agency": row["agency_slug"], "name": row["agency_name"], "group": row["agency_type"],
            "official_group": official_group(row["official_group"], row["agency_slug"]), "province": row["province"],
            "first_year": years[0], "last_year": years[-1], "years": " ".join(years),
            "other_names": "; ".join(name.strip() for name in row["aliases_seen"].split("|") if name.strip())})
    return sorted(found, key=lambda row: row["agency"])


def indicators(rows):
    found = [{"year": int(row["evaluation_year"]), "agency": row["agency_slug"], **{i: row[i] for i in INDICATORS}}
             for row in rows]
    return sorted(found, key=lambda row: (row["year"], row["agency"]))


def national(rows):
    return [{
        "year": int(row["year"]), "index": row["national_index"], **{domain: row[domain] for domain in DOMAINS},
        "target": row["target"], "agencies": row["n_agencies"], "good_or_better": row["n_agencies_baik_or_better"],
        "agencies_here": row["n_agencies_in_this_data"],
        "mean_index_here": row["mean_of_agency_indices_in_this_data"], "source": document(row["source"]),
        "target_source": document(row["source_target"]), "agencies_source": document(row["source_n"]),
        "note": NATIONAL_NOTES[int(row["year"])]} for row in rows]


def group_means(rows):
    order = {"index": 0, "domain": 1, "aspect": 2, "indicator": 3}
    found = []
    for row in rows:
        computed = row["kind"].startswith("computed from ")
        found.append({
            "year": int(row["year"]), "group": MEAN_GROUPS.get(row["group"], row["group"]), "level": row["level"],
            "number": int(row["number"]), "mean": row["mean"], "kind": "computed" if computed else "printed",
            "agencies": row["kind"].split()[2] if computed else "", "source": source_of(row),
            "source_table": row["source_table"].replace("'", "")})
    return sorted(found, key=lambda row: (row["year"], row["group"], order[row["level"]], row["number"]))


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    source, output = Path(sys.argv[1]), Path(sys.argv[2])
    write_rows(output / "scores.csv", SCORES, scores(read_rows(source / "spbe_agency_scores.csv")))
    write_rows(output / "agencies.csv", AGENCIES, agencies(read_rows(source / "agencies.csv")))
    write_rows(output / "indicators.csv", ["year", "agency", *INDICATORS],
               indicators(read_rows(source / "spbe_agency_indicators_2021_2022.csv")))
    write_rows(output / "national.csv", NATIONAL, national(read_rows(source / "national_index.csv")))
    write_rows(output / "group_means.csv", MEANS, group_means(read_rows(source / "indicators_national.csv")))


if __name__ == "__main__":
    main()
