#!/usr/bin/env python3
"""Builds datasets/egdi from the United Nations' downloads.  Standard library only.

    python3 build_egdi.py SOURCE OUTPUT

SOURCE holds  raw/EGOV_DATA_<year>.csv   the EGOVKB "Data Center" download of each survey
              raw/name_iso3.csv          country name in those downloads -> ISO 3166-1 alpha-3
              raw/crosscheck/            other copies of the release, read only for the names that they use
              countries.csv              iso3, iso2, name, M49 region and sub-region, income group
              covariates.csv             World Bank series by country and year
OUTPUT gets   scores.csv, countries.csv, country_names.csv, covariates.csv

Scores are the published text, never re-rounded.  `epi_rank` is not in the downloads: it is derived, smallest rank for
ties.  A row without a rank whose figures are all zero is a country that the survey did not cover: its cells are left
blank.  An index of 0 with a rank is a country without any presence online: it stays, flagged.
"""
import sys
from pathlib import Path

from tidy import read_rows, write_rows

SURVEYS = [2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]
PUBLISHED = {
    "egdi": "E-Government Index",
    "egdi_rank": "E-Government Rank",
    "osi": "Online Service Index",
    "tii": "Telecommunication Infrastructure Index",
    "hci": "Human Capital Index",
    "epi": "E-Participation Index",
}
VALUES = ["egdi", "osi", "tii", "hci", "epi"]
SCORES = ["survey_year", "iso3", "country", "egdi", "egdi_rank", "osi", "tii", "hci", "epi", "epi_rank", "flag"]
COUNTRIES = ["iso3", "iso2", "name", "un_region", "un_subregion", "income_group"]
COVARIATES = ["iso3", "year", "gdp_per_capita_ppp", "population", "internet_users_pct", "gov_effectiveness",
              "mobile_per_100", "fixed_broadband_per_100"]


def country_names(source):
    """Every spelling met in copies of the survey, with the kind of copy that uses it."""
    found = {}

    def add(name, iso3, seen_in):
        known = found.setdefault(name, (iso3, seen_in))
        if known[0] != iso3:
            raise SystemExit(f"{name} is {known[0]} and {iso3}")

    for row in read_rows(source / "raw" / "name_iso3.csv"):
        add(row["egovkb_name"], row["iso3"], "egovkb")
    for path in sorted((source / "raw" / "crosscheck").glob("*.csv")):
        for row in read_rows(path):
            if "REF_AREA_LABEL" in row:
                add(row["REF_AREA_LABEL"], row["REF_AREA"], "data360")
            elif "country-name" in row:
                add(row["country-name"], row["country-code"], "unu_egov")
            elif (row.get("Country Name") or row.get("Country")) not in found:
                raise SystemExit(f"{path.name}: unknown country {row}")
    return found


def survey(path, year, codes, names):
    """One survey's rows in the order of their codes."""
    block = []
    for raw in read_rows(path):
        if raw["Survey Year"] != str(year):
            raise SystemExit(f"{path.name}: a row of survey {raw['Survey Year']}")
        iso3 = codes[raw["Country Name"]][0]
        row = {"survey_year": year, "iso3": iso3, "country": names[iso3], "epi_rank": "", "flag": ""}
        row.update({column: raw[header] for column, header in PUBLISHED.items()})
        if row["egdi_rank"] == "" and all(float(row[c]) == 0 for c in VALUES):
            row.update(dict.fromkeys(PUBLISHED, ""), flag="not_surveyed")
        elif float(row["egdi"]) == 0:
            row["flag"] = "zero_egdi"
        block.append(row)
    participation = sorted((float(r["epi"]) for r in block if r["epi"]), reverse=True)
    for row in block:
        if row["epi"]:
            row["epi_rank"] = participation.index(float(row["epi"])) + 1
    return sorted(block, key=lambda row: row["iso3"])


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    source, output = Path(sys.argv[1]), Path(sys.argv[2])
    countries = sorted(read_rows(source / "countries.csv"), key=lambda r: r["iso3"])
    names = {row["iso3"]: row["name"] for row in countries}
    codes = country_names(source)
    scores = []
    for year in SURVEYS:
        scores += survey(source / "raw" / f"EGOV_DATA_{year}.csv", year, codes, names)
    covariates = sorted(read_rows(source / "covariates.csv"), key=lambda r: (r["iso3"], int(r["year"])))
    write_rows(output / "scores.csv", SCORES, scores)
    write_rows(output / "countries.csv", COUNTRIES, countries)
    spellings = sorted((iso3, seen_in != "egovkb", name, seen_in) for name, (iso3, seen_in) in codes.items())
    write_rows(output / "country_names.csv", ["egovkb_name", "iso3", "seen_in"],
               [{"egovkb_name": name, "iso3": iso3, "seen_in": seen_in} for iso3, _, name, seen_in in spellings])
    write_rows(output / "covariates.csv", COVARIATES, covariates)


if __name__ == "__main__":
    main()
