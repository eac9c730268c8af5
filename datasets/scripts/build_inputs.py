#!/usr/bin/env python3
"""Builds what EGDI is made of, GTMI, and further covariates.  Standard library only.

    python3 build_inputs.py SOURCE DATASETS

SOURCE holds    egdi/parts2024/egdi_2024_subindices.csv   the survey's technical appendix: parts of OSI, inputs of TII and HCI
                egdi/raw/countries/iso3166_m49_all.csv, WDICountry.csv
                gtmi/gtmi_2020_2022_2025.csv              World Bank, GovTech Maturity Index
                drivers/…                                 UNDP, Open Data Watch, World Bank
DATASETS gets   egdi/inputs.csv, gtmi/scores.csv, gtmi/countries.csv, gtmi/names.id.csv, and further columns of egdi/covariates.csv

Figures are the published text, never re-rounded, but for the Human Development Report's, whose copies have nine decimals.
"""
import sys
from pathlib import Path

from tidy import read_rows, write_rows

POINTS = ["osi_if_points", "osi_cp_points", "osi_sp_points", "osi_epi_points", "osi_tec_points"]
TII = ["mobile_per_100_cap120", "internet_users_pct", "active_mobile_bb_per_100_cap120", "mobile_data_price_pct_gni",
       "fixed_bb_price_pct_gni"]
HCI = ["adult_literacy", "ger", "eys", "mys", "egov_literacy"]
# Later values stand behind the printed HCI of these countries.
HCI_DIFFERS = {"CYP", "IND", "KWT", "NPL", "OMN", "SVN"}
WORLD_BANK = ["gdp_per_capita_ppp", "population", "internet_users_pct", "gov_effectiveness", "mobile_per_100",
              "fixed_broadband_per_100"]
HDR = {"hdi": ("hdi", 3), "life_expectancy": ("le", 3), "expected_schooling": ("eys", 4), "mean_schooling": ("mys", 4),
       "gni_per_capita_ppp": ("gnipc", 2)}
STATISTICS = ["statistical_performance", "open_data_inventory"]
OTHERS = {"HKG": "Hong Kong SAR, China", "MAC": "Macao SAR, China", "PSE": "West Bank and Gaza", "TWN": "Taiwan, China",
          "XKX": "Kosovo"}
OTHERS_ID = {"HKG": "Hong Kong DAK Tiongkok", "MAC": "Makau DAK Tiongkok", "PSE": "Wilayah Palestina", "TWN": "Taiwan",
             "XKX": "Kosovo"}


def inputs(source, datasets):
    scores = {r["iso3"]: r for r in read_rows(datasets / "egdi" / "scores.csv") if r["survey_year"] == "2024"}
    rows = []
    for raw in read_rows(source / "egdi" / "parts2024" / "egdi_2024_subindices.csv"):
        score = scores[raw["iso3"]]
        flags = []
        if raw["iso3"] in HCI_DIFFERS:
            flags.append("hci_differs")
        if abs(float(raw["osi_epi"]) - float(score["epi"])) > 0.001:
            flags.append("epi_differs")
        row = {"survey_year": 2024, "iso3": raw["iso3"], "country": score["country"], "epi_in_osi": raw["osi_epi"],
               "flag": ";".join(flags)}
        row |= {column: score[column] for column in ("egdi", "egdi_rank", "osi", "tii", "hci", "epi")}
        row |= {column: raw[column] for column in POINTS + TII + HCI}
        rows.append(row)
    columns = ["survey_year", "iso3", "country", "egdi", "egdi_rank", "osi", "tii", "hci", *POINTS, *TII, *HCI, "epi",
               "epi_in_osi", "flag"]
    write_rows(datasets / "egdi" / "inputs.csv", columns, sorted(rows, key=lambda r: r["iso3"]))


def gtmi(source, datasets):
    known = {r["iso3"]: r for r in read_rows(datasets / "egdi" / "countries.csv")}
    indonesian = {r["iso3"]: r["name"] for r in read_rows(datasets / "egdi" / "names.id.csv")} | OTHERS_ID
    m49 = {r["alpha-3"]: r for r in read_rows(source / "egdi" / "raw" / "countries" / "iso3166_m49_all.csv")}
    income = {r["Country Code"]: r["Income Group"]
              for r in read_rows(source / "egdi" / "raw" / "countries" / "WDICountry.csv")}
    raw = read_rows(source / "gtmi" / "gtmi_2020_2022_2025.csv")
    names = {code: known[code]["name"] if code in known else OTHERS[code] for code in {r["iso3"] for r in raw}}
    rows = [{"year": int(r["year"]), "iso3": r["iso3"], "country": names[r["iso3"]], "group": r["grp"]}
            | {c: r[c] for c in ("gtmi", "cgsi", "psdi", "dcei", "gtei")} for r in raw]
    rows.sort(key=lambda r: (r["year"], r["iso3"]))
    (datasets / "gtmi").mkdir(exist_ok=True)
    write_rows(datasets / "gtmi" / "scores.csv",
               ["year", "iso3", "country", "gtmi", "cgsi", "psdi", "dcei", "gtei", "group"], rows)
    countries = []
    for code in sorted(names):
        if code in known:
            row = {c: known[code][c] for c in ("iso3", "name", "un_region", "un_subregion", "income_group")}
        else:
            place = m49.get(code, {})
            row = {"iso3": code, "name": names[code], "un_region": place.get("region", ""),
                   "un_subregion": place.get("intermediate-region") or place.get("sub-region", ""),
                   "income_group": income.get(code, "")}
        countries.append(row)
    write_rows(datasets / "gtmi" / "countries.csv", ["iso3", "name", "un_region", "un_subregion", "income_group"], countries)
    write_rows(datasets / "gtmi" / "names.id.csv", ["iso3", "name"],
               [{"iso3": code, "name": indonesian[code]} for code in sorted(names)])


def covariates(source, datasets):
    drivers = source / "drivers"
    hdr = {(r["iso3"], r["year"]): r for r in read_rows(drivers / "hdr2324_components_2000_2022.csv")}
    spi = {(r["country_code"], r["year"]): r["wb_wdi_iq_spi_ovrl"] for r in read_rows(drivers / "spi_2014_2023.csv")}
    odin = {(r["iso3"], r["Year"]): r["Overall"] for r in read_rows(drivers / "odin_2020_overall.csv")}
    path = datasets / "egdi" / "covariates.csv"
    rows = []
    for old in read_rows(path):
        key = (old["iso3"], old["year"])
        row = {c: old[c] for c in ["iso3", "year", *WORLD_BANK]}
        for column, (there, digits) in HDR.items():
            text = hdr.get(key, {}).get(there, "")
            row[column] = f"{float(text):.{digits}f}" if text else ""
        row["statistical_performance"] = spi.get(key, "")
        row["open_data_inventory"] = odin.get(key, "")
        rows.append(row)
    write_rows(path, ["iso3", "year", *WORLD_BANK, *HDR, *STATISTICS], rows)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    source, datasets = Path(sys.argv[1]), Path(sys.argv[2])
    inputs(source, datasets)
    gtmi(source, datasets)
    covariates(source, datasets)


if __name__ == "__main__":
    main()
