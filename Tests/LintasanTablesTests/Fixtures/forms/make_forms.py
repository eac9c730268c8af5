#!/usr/bin/env python3
"""Makes small files in the forms of official downloads: their heads, titles, notes and quotes, with figures of our own.

    python3 make_forms.py FOLDER        openpyxl 3.1.5

The forms are those of: the World Bank (bulk CSV in a zip with two files about countries and indicators; DataBank's workbook;
Data360's SDMX-CSV; the Worldwide Governance Indicators' workbook), Eurostat (packed TSV), Our World in Data, UNDP (wide CSV and the
workbook of the statistical annex), UN DESA's E-Government Knowledgebase. No figure is theirs: the files are ours, under the
licence of this repository.
"""
import gzip
import io
import pathlib
import sys
import zipfile

import openpyxl

FOLDER = pathlib.Path(sys.argv[1])
STAMP = (2024, 12, 1, 0, 0, 0)


def archive(name, files):
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as file:
        for path, text in files:
            file.writestr(zipfile.ZipInfo(path, STAMP), text, zipfile.ZIP_DEFLATED)


def book(name, sheets, merges=()):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for title, cells in merges:
        workbook[title].merge_cells(cells)
    buffer = io.BytesIO()
    workbook.save(buffer)
    # The archive with a fixed time, so that the file is the same each time but for the library's own words.
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as file:
        for info in source.infolist():
            file.writestr(zipfile.ZipInfo(info.filename, STAMP), source.read(info.filename), zipfile.ZIP_DEFLATED)


def quoted(rows, end="\r\n", tail=","):
    return "".join(",".join(f'"{cell}"' for cell in row) + tail + end for row in rows)


# The World Bank's bulk CSV: a mark, a preamble, a comma at each line's end.
years = [str(year) for year in range(2018, 2023)]
main = "\ufeff" + quoted([["Data Source", "World Development Indicators"]]) + "\r\n" + quoted(
    [["Last Updated Date", "2024-12-01"]]) + "\r\n" + quoted([
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", *years],
        ["Aruba", "ABW", "Things, total", "XX.THG.TOTL", "1", "2", "", "4.5", "5"],
        ["Africa Eastern and Southern", "AFE", "Things, total", "XX.THG.TOTL", "100.25", "200", "300", "400", ""],
        ["Namibia", "NAM", "Things, total", "XX.THG.TOTL", "7", "8", "9", "10", "11"]])
archive("wb_bulk.zip", [
    ("API_XX.THG.TOTL_DS2_en_csv_v2_1.csv", main),
    ("Metadata_Indicator_API_XX.THG.TOTL_DS2_en_csv_v2_1.csv", "\ufeff" + quoted([
        ["INDICATOR_CODE", "INDICATOR_NAME", "SOURCE_NOTE", "SOURCE_ORGANIZATION"],
        ["XX.THG.TOTL", "Things, total", "A note, with commas.", "Nobody"]])),
    ("Metadata_Country_API_XX.THG.TOTL_DS2_en_csv_v2_1.csv", "\ufeff" + quoted([
        ["Country Code", "Region", "IncomeGroup", "SpecialNotes", "TableName"],
        ["ABW", "Latin America & Caribbean", "High income", "", "Aruba"]]))])

# DataBank: years with codes, two dots for missing, notes below, a sheet about the series.
databank = [["Series Name", "Series Code", "Country Name", "Country Code", "2020 [YR2020]", "2021 [YR2021]"],
            ["Things, total", "XX.THG", "Indonesia", "IDN", 1.5, ".."], ["Things, total", "XX.THG", "Namibia", "NAM", "..", 2.25],
            ["Other (%)", "XX.OTH", "Indonesia", "IDN", 3, 4], [None], [None], [None], ["Data from database: World Development Indicators"],
            ["Last Updated: 12/01/2024"]]
book("wb_databank.xlsx", [("Data", databank), ("Series - Metadata", [["Code", "Indicator Name"], ["XX.THG", "Things, total"]])])

# Data360: SDMX-CSV.
(FOLDER / "data360.csv").write_text(
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,OBS_CONF,COMMENT_TS\n"
    "datastructure,WB.DATA360:DS_DATA360(1.3),I,A,IDN,WB_X,_T,2020,0.5,IX,A,PU,\n"
    "datastructure,WB.DATA360:DS_DATA360(1.3),I,A,NAM,WB_X,_T,2020,,IX,O,PU,\"not there, yet\"\n"
    "datastructure,WB.DATA360:DS_DATA360(1.3),I,A,IDN,WB_X,_T,2021,0.75,IX,A,PU,\n")

# The Worldwide Governance Indicators: explanations, fourteen rows of titles, years above six columns each.
head = ["Country/Territory", "Code"]
group, names = [None, None], list(head)
for year in (2020, 2021):
    group += [year] * 6
    names += ["Estimate", "StdErr", "NumSrc", "Rank", "Lower", "Upper"]
rows = [["Worldwide Governance Indicators"], [None], ["Note: this sheet is made up"]] + [[None]] * 10 + [group, names]
rows += [["Aruba", "ABW", 1.25, 0.5, 2, 90.5, 80.25, 97.5, 1.5, 0.5, 2, 91, 81, 98],
         ["Andorra", "ADO", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", 0.5, 0.25, 3, 70, 60, 80],
         ["Afghanistan", "AFG", -1.5, 0.25, 5, 10, 5, 15, -1.75, 0.25, 5, 8, 4, 12]]
book("wgi.xlsx", [("Introduction", [["Worldwide Governance Indicators"], ["This is a made-up file."]]), ("GovernmentEffectiveness", rows)],
     [("GovernmentEffectiveness", "C14:H14"), ("GovernmentEffectiveness", "I14:N14")])

# Eurostat: the keys in one column, flags behind values.
with gzip.GzipFile(FOLDER / "eurostat.tsv.gz", "wb", mtime=0) as file:
    file.write("freq,unit,indic_is,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \nA,PC_IND,I_X,AT\t71.5 \t72.25 b\t: \nA,PC_IND,I_X,EU27_2020\t: c\t"
               "60 e\t61.5 p\nA,PC_IND,I_X,NL\t80 \t81 bu\t82 \n".encode())

# Our World in Data.
(FOLDER / "owid.csv").write_text(
    "Entity,Code,Year,Share of things (%),904897-annotations\nAfghanistan,AFG,2020,1.5,\nAfrica,,2020,2.5,\nNamibia,NAM,2021,3,estimated\n"
    "World,OWID_WRL,2021,4.25,\n")

# UNDP: a wide CSV, and the annex's workbook with its columns of notes and rows of groups.
(FOLDER / "hdr_wide.csv").write_text(
    "iso3,country,hdicode,region,hdi_rank_2022,hdi_2021,hdi_2022,le_2021,le_2022\nAFG,Afghanistan,Low,SA,182,0.473,0.462,61.98,62.88\n"
    "NAM,Namibia,Medium,SSA,142,0.61,,59.27,58.06\nZZK.WORLD,World,,,,0.73,0.74,71,72\n")
annex = [["Table 1. Human Development Index and its components"], [None], [None, None, "Human Development Index (HDI)", None, "SDG3"],
         [None, None, None, None, "Life expectancy at birth"], ["HDI rank", "Country", "Value", None, "(years)"],
         [None, None, 2022, None, 2022], [None, "VERY HIGH HUMAN DEVELOPMENT"],
         [1, "Switzerland", 0.967, None, 84.3], [2, "Norway", 0.966, "a", 83.4], [None, "LOW HUMAN DEVELOPMENT"],
         [182, "Afghanistan", 0.462, None, 62.9], [None, "Notes"], [None, "a Something is to be said of this."],
         [None, "Source: made up."]]
book("hdr_annex.xlsx", [("Table 1. HDI", annex)])

# The Knowledgebase.
(FOLDER / "egovkb.csv").write_bytes(
    "Survey Year,Country,Rank,E_Index,E_Participation,Online_Service,Human_Capital,Tele_Infra\r\n2022,\"Korea, Republic of\",3,0.95,1,0.98,"
    "0.91,0.97\r\n2022,Namibia ,120,0.53,0.4,0.5,0.6,0.5\r\n".encode())
