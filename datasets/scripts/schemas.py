"""Schemas, sources and licences of the shipped data packages."""
from pathlib import Path

SURVEYS = [2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]
DOMAINS = [("policy", "1, internal policy"), ("governance", "2, governance"), ("management", "3, management"),
           ("services", "4, services")]


def field(name, kind, description, title=None, **constraints):
    """A field; a constraint given as `in_` becomes `enum`."""
    if "in_" in constraints:
        constraints["enum"] = constraints.pop("in_")
    made = {"name": name, "type": kind, "description": description}
    if title:
        made["title"] = title
    if constraints:
        made["constraints"] = constraints
    return made


def string(name, description, **constraints):
    return field(name, "string", description, **constraints)


def integer(name, description, **constraints):
    return field(name, "integer", description, **constraints)


def number(name, description, **constraints):
    return field(name, "number", description, **constraints)


def refers(fields, resource, to):
    return {"fields": fields, "reference": {"resource": resource, "fields": to}}


def iso3(**more):
    return string("iso3", "ISO 3166-1 alpha-3", required=True, pattern="[A-Z]{3}", **more)


CC_BY = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
         "path": "https://creativecommons.org/licenses/by/4.0/"}
WORLD_BANK = {"title": "World Bank, World Development Indicators and Worldwide Governance Indicators",
              "path": "https://data.worldbank.org"}
UN_DESA = {"title": "UN DESA, E-Government Survey 2003 to 2024, E-Government Knowledgebase (EGOVKB)",
           "path": "https://publicadministration.un.org/egovkb"}
M49 = {"title": "United Nations Statistics Division, M49 standard",
       "path": "https://unstats.un.org/unsd/methodology/m49/"}
APPENDIX = {"title": "UN DESA, E-Government Survey 2024, technical appendix: parts of OSI, inputs of TII and HCI",
            "path": "https://publicadministration.un.org/egovkb"}
GOVTECH = {"title": "World Bank, GovTech Maturity Index: waves of December 2020, October 2022, December 2025",
           "path": "https://www.worldbank.org/en/programs/govtech/gtmi"}
HDR = {"title": "UNDP, Human Development Report 2023-24, composite indices", "path": "https://hdr.undp.org"}
STATISTICAL = {"title": "World Bank, Statistical Performance Indicators", "path": "https://www.worldbank.org/spi"}
OPEN_DATA = {"title": "Open Data Watch, Open Data Inventory 2020", "path": "https://odin.opendatawatch.com"}
CC_BY_IGO = {"name": "CC-BY-3.0-IGO", "title": "Creative Commons Attribution 3.0 IGO",
             "path": "https://creativecommons.org/licenses/by/3.0/igo/"}
SHARE = {"minimum": 0, "maximum": 1}
RANKS = {"minimum": 1, "maximum": 193}
REGIONS = ["Africa", "Americas", "Asia", "Europe", "Oceania"]
INCOMES = ["Low income", "Lower middle income", "Upper middle income", "High income"]


ACCURACY = {
    "path": "accuracy.csv", "title": "How the default forecast did on past surveys, beside the last rank carried on",
    "sources": [{"title": "Computed here by lintasan backtest; see datasets/scripts/accuracy.py"}],
    "schema": {
        "fields": [
            integer("horizon", "Surveys ahead", required=True, minimum=1),
            integer("from", "First survey forecast", required=True), integer("to", "Last one", required=True),
            integer("origins", "Surveys forecast", required=True, minimum=1),
            integer("n", "Forecasts", required=True, minimum=1),
            number("rank_mae", "Mean absolute error of the median rank", required=True, minimum=0),
            number("rank_mae_naive", "The same of the last rank", required=True, minimum=0),
            number("rank_crps", "CRPS of the rank", required=True, minimum=0),
            number("rank_crps_naive", "The same of the naive forecast", required=True, minimum=0),
            number("rank_coverage_80", "Share within the 80 % interval", required=True, minimum=0, maximum=1),
            number("rank_coverage_95", "Share within the 95 % interval", required=True, minimum=0, maximum=1),
            number("score_coverage_80", "Share of scores within their 80 % interval", minimum=0, maximum=1),
            number("score_coverage_95", "Share of scores within their 95 % interval", minimum=0, maximum=1),
        ],
        "primaryKey": ["horizon"],
    },
}

def ends(name, what, **limits):
    """The interval columns of `lintasan forecast`, in its order."""
    return [number(f"{name}_{end}", f"{text} of {what}", **limits) for end, text in (
        ("lower_95", "2.5 % point"), ("lower_80", "10 % point"), ("upper_80", "90 % point"), ("upper_95", "97.5 % point"))]


EGDI_FOLDER = Path(__file__).resolve().parent.parent / "egdi"
FROZEN_2026 = {
    "path": "frozen-2026.csv", "title": "What every model projected for the survey of 2026 before it was read here",
    "created": "2026-11-29",
    "sources": [{"title": "Computed here by lintasan forecast and nowcast from surveys to 2024; see datasets/scripts/freeze.py"}],
    "schema": {
        "fields": [
            string("entity", "ISO 3166-1 alpha-3", required=True, pattern="[A-Z]{3}"),
            string("name", "Name, as in countries.csv", required=True),
            integer("time", "Survey that is projected", required=True, in_=[2026]),
            integer("step", "Surveys ahead", required=True, minimum=1),
            string("model", "Model", required=True), string("variable", "What is projected", required=True, in_=["egdi"]),
            number("mean", "Mean score of the draws; some models know no bounds", required=True),
            number("median", "Median score", required=True),
            *[field | {"name": field["name"].removeprefix("score_")} for field in ends("score", "the score")],
            number("rank_mean", "Mean rank", required=True, **RANKS), number("rank_median", "Median rank", required=True, **RANKS),
            *ends("rank", "the rank", **RANKS),
            number("prob_improve", "Chance of a better rank than in 2024", required=True, **SHARE),
            *[number(f"prob_top_{top}", f"Chance to be among the first {top}", required=True, **SHARE)
              for top in (10, 25, 50, 100)],
            string("flags", "What is to be said of the forecast"), string("chosen", "What the model chose"),
            integer("rank_order", "Place in the order of central scores", required=True, **RANKS),
            number("rank_central", "Rank that is forecast", required=True, **RANKS),
        ],
        "primaryKey": ["model", "entity"],
        "foreignKeys": [refers(["entity"], "countries", ["iso3"])],
    },
}

EGDI = {
    "name": "egdi",
    "title": "United Nations E-Government Development Index, 2003 to 2024",
    "description": "193 countries in 12 surveys: index, rank and components as published; countries; covariates.",
    "version": "1.0.0",
    "licenses": [{"name": "other-open", "title": "Published by the United Nations; cite UN DESA, E-Government Survey"},
                 CC_BY, CC_BY_IGO],
    "sources": [UN_DESA, APPENDIX, WORLD_BANK, HDR, STATISTICAL, OPEN_DATA, M49],
    "resources": {
        "scores": {
            "path": "scores.csv", "title": "Index, ranks and components", "sources": [UN_DESA],
            "schema": {
                "fields": [
                    integer("survey_year", "Year of the survey", required=True, in_=SURVEYS),
                    iso3(),
                    string("country", "Name, as in countries.csv", required=True),
                    number("egdi", "E-Government Development Index, 5 decimals as published", **SHARE),
                    integer("egdi_rank", "Published rank, never recomputed", minimum=1, maximum=193),
                    number("osi", "Online Service Index", **SHARE),
                    number("tii", "Telecommunication Infrastructure Index", **SHARE),
                    number("hci", "Human Capital Index; above 1 for two countries in 2003", minimum=0, maximum=1.422),
                    number("epi", "E-Participation Index, not a part of EGDI", **SHARE),
                    integer("epi_rank", "Derived here: rank of epi, smallest for ties", minimum=1, maximum=193),
                    string("flag", "not_surveyed: no figures; zero_egdi: no presence online was found",
                           in_=["not_surveyed", "zero_egdi"]),
                ],
                "primaryKey": ["survey_year", "iso3"],
                "foreignKeys": [refers(["iso3"], "countries", ["iso3"]), refers(["country"], "countries", ["name"])],
            },
        },
        "countries": {
            "path": "countries.csv", "title": "The 193 members of the United Nations", "sources": [M49, WORLD_BANK],
            "schema": {
                "fields": [
                    iso3(unique=True),
                    string("iso2", "ISO 3166-1 alpha-2; Namibia's is the text NA", required=True, unique=True,
                           pattern="[A-Z]{2}"),
                    string("name", "Name in the survey's downloads, but for Georgia", required=True, unique=True),
                    string("un_region", "M49 region", required=True,
                           in_=["Africa", "Americas", "Asia", "Europe", "Oceania"]),
                    string("un_subregion", "M49 sub-region", required=True),
                    string("income_group", "World Bank income group, one snapshot for all years", required=True,
                           in_=["Low income", "Lower middle income", "Upper middle income", "High income"]),
                ],
                "primaryKey": ["iso3"],
            },
        },
        "country_names": {
            "path": "country_names.csv", "title": "Spellings of country names, for reading downloads",
            "sources": [UN_DESA],
            "schema": {
                "fields": [
                    string("egovkb_name", "A spelling met in a copy of the survey", required=True, unique=True),
                    iso3(),
                    string("seen_in", "Where: the download, World Bank Data360, the copy of UNU-EGOV", required=True,
                           in_=["egovkb", "data360", "unu_egov"]),
                ],
                "primaryKey": ["egovkb_name"],
                "foreignKeys": [refers(["iso3"], "countries", ["iso3"])],
            },
        },
        "names_id": {
            "path": "names.id.csv", "title": "Names of the countries in Indonesian",
            "sources": [{"title": "Unicode CLDR 48, see datasets/scripts/build_names.py", "path": "https://cldr.unicode.org"}],
            "schema": {
                "fields": [iso3(), string("name", "Name in Indonesian", required=True)],
                "primaryKey": ["iso3"],
                "foreignKeys": [refers(["iso3"], "countries", ["iso3"])],
            },
        },
        "covariates": {
            "path": "covariates.csv", "title": "Series by country and year, 2000 to 2024",
            "sources": [WORLD_BANK, HDR, STATISTICAL, OPEN_DATA], "licenses": [CC_BY, CC_BY_IGO],
            "schema": {
                "fields": [
                    iso3(),
                    integer("year", "Calendar year", required=True, minimum=2000, maximum=2024),
                    number("gdp_per_capita_ppp", "NY.GDP.PCAP.PP.KD, constant 2021 international dollars", minimum=0),
                    integer("population", "SP.POP.TOTL", minimum=1),
                    number("internet_users_pct", "IT.NET.USER.ZS, percent of the population", minimum=0, maximum=100),
                    number("gov_effectiveness", "WGI Government Effectiveness, estimate", minimum=-4, maximum=4),
                    number("mobile_per_100", "IT.CEL.SETS.P2, subscriptions per 100 people", minimum=0),
                    number("fixed_broadband_per_100", "IT.NET.BBND.P2, subscriptions per 100 people", minimum=0),
                    number("hdi", "Human Development Index, to 2022", **SHARE),
                    number("life_expectancy", "HDR: life expectancy at birth, years", minimum=0),
                    number("expected_schooling", "HDR: expected years of schooling", minimum=0),
                    number("mean_schooling", "HDR: mean years of schooling of adults", minimum=0),
                    number("gni_per_capita_ppp", "HDR: gross national income per head, constant 2017 dollars", minimum=0),
                    number("statistical_performance", "World Bank SPI, overall score, 2016 to 2023", minimum=0, maximum=100),
                    number("open_data_inventory", "ODIN overall score, 2020", minimum=0, maximum=100),
                ],
                "primaryKey": ["iso3", "year"],
                "foreignKeys": [refers(["iso3"], "countries", ["iso3"])],
            },
        },
        "inputs": {
            "path": "inputs.csv", "title": "What the indices of 2024 are made of", "sources": [APPENDIX, UN_DESA],
            "schema": {
                "fields": [
                    integer("survey_year", "Year of the survey", required=True, minimum=2024, maximum=2024), iso3(),
                    string("country", "Name, as in countries.csv", required=True),
                    number("egdi", "E-Government Development Index, as published", required=True, **SHARE),
                    integer("egdi_rank", "Published rank", required=True, minimum=1, maximum=193),
                    number("osi", "Online Service Index, as published", required=True, **SHARE),
                    number("tii", "Telecommunication Infrastructure Index, as published", required=True, **SHARE),
                    number("hci", "Human Capital Index, as published", required=True, **SHARE),
                    *[integer(f"osi_{part}_points", f"Items of {title} met, of {items}", required=True, minimum=0,
                              maximum=items)
                      for part, title, items in [
                          ("if", "institutional framework", 25), ("cp", "content provision", 9),
                          ("sp", "services provision", 83), ("epi", "e-participation", 73), ("tec", "technology", 16)]],
                    number("mobile_per_100_cap120", "Mobile subscriptions per 100 people, capped at 120", required=True,
                           minimum=0, maximum=120),
                    number("internet_users_pct", "Internet users, percent of the population", required=True, minimum=0,
                           maximum=100),
                    number("active_mobile_bb_per_100_cap120",
                           "Active mobile broadband subscriptions per 100 people, capped at 120", required=True,
                           minimum=0, maximum=120),
                    number("mobile_data_price_pct_gni", "Price of mobile data, percent of GNI per head, within 1 and 20.39",
                           required=True, minimum=1, maximum=20.39),
                    number("fixed_bb_price_pct_gni", "Price of fixed broadband, percent of GNI per head, within 1 and 33.04",
                           required=True, minimum=1, maximum=33.04),
                    number("adult_literacy", "Adult literacy, percent", required=True, minimum=0, maximum=100),
                    number("ger", "Gross enrolment ratio, percent; counts up to 100", required=True, minimum=0),
                    number("eys", "Expected years of schooling", required=True, minimum=0),
                    number("mys", "Mean years of schooling", required=True, minimum=0),
                    number("egov_literacy", "E-government literacy, eighteenths", required=True, **SHARE),
                    number("epi", "E-Participation Index of the download, as in scores.csv", required=True, **SHARE),
                    number("epi_in_osi", "The part that OSI was built from", required=True, **SHARE),
                    string("flag", "hci_differs: later values stand behind the printed HCI; epi_differs: the two EPI differ",
                           in_=["hci_differs", "epi_differs", "hci_differs;epi_differs"]),
                ],
                "primaryKey": ["survey_year", "iso3"],
                "foreignKeys": [refers(["survey_year", "iso3"], "scores", ["survey_year", "iso3"])],
            },
        },
        "accuracy": ACCURACY,
        # From the day that freeze.py has written it.
        **({"frozen_2026": FROZEN_2026} if (EGDI_FOLDER / FROZEN_2026["path"]).exists() else {}),
        "definition": {"path": "index.yaml", "title": "Definition of the index"},
        "parts_definition": {"path": "parts.yaml", "title": "How the index follows from its published parts"},
        "inputs_definition": {"path": "inputs.yaml", "title": "How the index of 2024 follows from its inputs"},
    },
}

GTMI = {
    "name": "gtmi",
    "title": "World Bank GovTech Maturity Index, 2020, 2022, 2025",
    "description": "198 economies in three waves (197 in 2025): the index and its four components.",
    "version": "1.0.0",
    "licenses": [CC_BY],
    "sources": [GOVTECH, M49],
    "resources": {
        "scores": {
            "path": "scores.csv", "title": "Index and components", "sources": [GOVTECH], "licenses": [CC_BY],
            "schema": {
                "fields": [
                    integer("year", "Year of the wave", required=True, in_=[2020, 2022, 2025]), iso3(),
                    string("country", "Name, as in countries.csv", required=True),
                    number("gtmi", "GovTech Maturity Index, the mean of the four", required=True, **SHARE),
                    number("cgsi", "Core Government Systems Index", required=True, **SHARE),
                    number("psdi", "Public Service Delivery Index", required=True, **SHARE),
                    number("dcei", "Digital Citizen Engagement Index", required=True, **SHARE),
                    number("gtei", "GovTech Enablers Index", required=True, **SHARE),
                    string("group", "Group as published", required=True, in_=["A", "B", "C", "D"]),
                ],
                "primaryKey": ["year", "iso3"],
                "foreignKeys": [refers(["iso3"], "countries", ["iso3"])],
            },
        },
        "countries": {
            "path": "countries.csv", "title": "The economies", "sources": [GOVTECH, M49, WORLD_BANK],
            "schema": {
                "fields": [
                    iso3(unique=True), string("name", "Name as in EGDI, the World Bank's for others", required=True, unique=True),
                    string("un_region", "M49 region; blank for Kosovo and Taiwan", in_=REGIONS),
                    string("un_subregion", "M49 sub-region"),
                    string("income_group", "World Bank income group, one snapshot for all years", in_=INCOMES),
                ],
                "primaryKey": ["iso3"],
            },
        },
        "names_id": {
            "path": "names.id.csv", "title": "Names in Indonesian",
            "sources": [{"title": "Unicode CLDR 48, see datasets/scripts/build_names.py", "path": "https://cldr.unicode.org"}],
            "schema": {
                "fields": [iso3(), string("name", "Name in Indonesian", required=True)],
                "primaryKey": ["iso3"], "foreignKeys": [refers(["iso3"], "countries", ["iso3"])],
            },
        },
        "definition": {"path": "index.yaml", "title": "Definition of the index"},
        "parts_definition": {"path": "parts.yaml", "title": "How the index follows from its published parts"},
    },
}

PANRB = "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
REPORTS = [
    {"title": f"{PANRB}, Hasil Evaluasi SPBE Tahun 2018 (panrb_report_2018)"},
    {"title": f"{PANRB}, Laporan Pelaksanaan Evaluasi SPBE Tahun 2023 (panrb_report_2023)"},
    {"title": f"{PANRB}, Laporan Pelaksanaan Evaluasi SPBE Tahun 2024 (panrb_report_2024)"},
]
GUIDELINE = {"title": "Pedoman Menteri PANRB Nomor 3 Tahun 2024 (pedoman_3_2024)"}
REGULATION = {"title": "Peraturan Menteri PANRB Nomor 59 Tahun 2020, Berita Negara 2020 Nomor 994 (instrument)"}
THESIS = {"title": "Working spreadsheets of a bachelor thesis (thesis_spreadsheet), a public repository",
          "path": "https://github.com/ferrysusanto275/ta_elaine"}
GOVERNMENT = {"name": "other-pd", "title": "Publication of the Government of Indonesia"}
UNSTATED = {"name": "notspecified", "title": "No licence stated (thesis_spreadsheet)"}
SLUG = {"pattern": "[a-z0-9]+(-[a-z0-9]+)*"}
GROUPS = ["ministry", "agency", "other_institution", "province", "regency", "city", "police"]
OFFICIAL = ["Kementerian", "LPNK", "LNS", "Alat Negara", "Lembaga Negara", "Sekretariat Kabinet",
            "Lembaga Penyiaran Publik", "Lainnya", "Pemerintah Daerah"]
SOURCES = ["panrb_report_2018", "panrb_report_2023", "panrb_report_2024", "thesis_spreadsheet"]
LEVEL = {"minimum": 1, "maximum": 5}


def agency(**more):
    return string("agency", "Our identifier of the agency, kept through renamings", required=True, **SLUG, **more)


def domains(minimum):
    return [number(f"domain_{name}", f"Domain {text}", minimum=minimum, maximum=5) for name, text in DOMAINS]


SPBE = {
    "name": "spbe",
    "title": "Indonesian SPBE index by agency, 2018 to 2024",
    "description": "680 agencies: index, predicate, domains; 47 indicators for 2021 and 2022; national figures.",
    "version": "1.0.0",
    "licenses": [GOVERNMENT, UNSTATED],
    "sources": [*REPORTS, GUIDELINE, REGULATION, THESIS],
    "resources": {
        "scores": {
            "path": "scores.csv", "title": "Index by agency and year", "sources": [*REPORTS, THESIS],
            "schema": {
                "fields": [
                    integer("year", "Year of the evaluation", required=True, minimum=2018, maximum=2024),
                    agency(),
                    string("name", "Name in that year's table", required=True),
                    string("group", "Kind of agency in that year", required=True, in_=GROUPS),
                    string("province", "Province, of local governments, as of that year's table"),
                    number("index", "SPBE index, 2 decimals", required=True, **LEVEL),
                    string("predicate", "Predicate as published; blank where the source gives none",
                           in_=["Memuaskan", "Sangat Baik", "Baik", "Cukup", "Kurang"]),
                    *domains(0),
                    string("standing", "How far the year's figures are official", required=True,
                           in_=["official", "secondary", "not_final"]),
                    string("instrument", "Instrument of the evaluation", required=True,
                           in_=["permenpanrb-5-2018", "permenpanrb-59-2020"]),
                    string("source", "Document, see the package's sources", required=True, in_=SOURCES),
                    string("source_table", "Table or sheet in it", required=True),
                    string("note", "Codes, see README.md", in_=[
                        "computed_from_indicators", "same_value_as_2018", "same_value_as_2019", "domain_1_derived",
                        "impossible_domain_value"]),
                ],
                "primaryKey": ["year", "agency"],
                "foreignKeys": [refers(["agency"], "agencies", ["agency"])],
            },
        },
        "agencies": {
            "path": "agencies.csv", "title": "The agencies", "sources": [*REPORTS, THESIS],
            "schema": {
                "fields": [
                    agency(unique=True),
                    string("name", "Name in the newest official table", required=True, unique=True),
                    string("group", "Kind of agency, newest", required=True, in_=GROUPS),
                    string("official_group", "Group as the reports name it", required=True, in_=OFFICIAL),
                    string("province", "Province, of local governments, newest"),
                    integer("first_year", "First year with an index", required=True, minimum=2018, maximum=2024),
                    integer("last_year", "Last year with an index", required=True, minimum=2018, maximum=2024),
                    string("years", "All years with an index", required=True,
                           pattern="20(1[89]|2[0-4])( 20(1[89]|2[0-4]))*"),
                    string("other_names", "Other spellings and older names, separated by semicolons"),
                ],
                "primaryKey": ["agency"],
            },
        },
        "indicators": {
            "path": "indicators.csv", "title": "Maturity levels of the 47 indicators, 2021 and 2022",
            "sources": [THESIS],
            "schema": {
                "fields": [
                    integer("year", "Year of the evaluation", required=True, in_=[2021, 2022]),
                    agency(),
                    *[integer(f"i{n:02d}", f"Indicator {n}", required=True, **LEVEL) for n in range(1, 48)],
                ],
                "primaryKey": ["year", "agency"],
                "foreignKeys": [refers(["year", "agency"], "scores", ["year", "agency"])],
            },
        },
        "national": {
            "path": "national.csv", "title": "National index, domains and targets",
            "sources": [*REPORTS, GUIDELINE],
            "schema": {
                "fields": [
                    integer("year", "Year of the evaluation", required=True, unique=True, minimum=2018, maximum=2024),
                    number("index", "National index as published in 2024", required=True, **LEVEL),
                    *domains(1),
                    number("target", "National target for the year", **LEVEL),
                    integer("agencies", "Agencies evaluated, as published", minimum=1),
                    integer("good_or_better", "Of these with predicate Baik or better, as published", minimum=0),
                    integer("agencies_here", "Agencies in scores.csv", required=True, minimum=1),
                    number("mean_index_here", "Mean of their indices", required=True, **LEVEL),
                    string("source", "Document and table of index and domains", required=True),
                    string("target_source", "Document of the target"),
                    string("agencies_source", "Document of the number of agencies"),
                    string("note", "Codes separated by semicolons, see README.md", pattern="[a-z_]+(;[a-z_]+)*"),
                ],
                "primaryKey": ["year"],
            },
        },
        "secondary_2025": {"path": "secondary_2025.csv", "title": "Single results of 2025, from secondary sources", "schema": {"fields": [
            integer("year", "Year of the evaluation", required=True, minimum=2025, maximum=2025),
            string("agency", "Identifier, as in agencies.csv where it stands there", required=True),
            string("name", "Name", required=True),
            string("group", "Group, as in scores.csv", required=True),
            string("province", "Province of a local government"),
            number("index", "SPBE index as reported", required=True, minimum=1, maximum=5),
            string("predicate", "Predicate of that index", required=True),
            *[number(f"domain_{name}", f"Domain {text}", minimum=1, maximum=5) for name, text in DOMAINS],
            string("standing", "How official it is", required=True, in_=["secondary"]),
            string("note", "What is to be known"),
        ], "primaryKey": ["year", "agency"]}},
        "group_means": {
            "path": "group_means.csv", "title": "Means by group of agencies", "sources": [*REPORTS, THESIS],
            "schema": {
                "fields": [
                    integer("year", "Year of the evaluation", required=True, minimum=2021, maximum=2024),
                    string("group", "Group; lns, lns_and_other and other_institution as the year's report draws them",
                           required=True, in_=["national", "central", "local", "ministry", "agency", "lns",
                                               "lns_and_other", "other_institution", "province", "regency", "city"]),
                    string("level", "What the mean is of", required=True,
                           in_=["index", "domain", "aspect", "indicator"]),
                    integer("number", "Number of the domain, aspect or indicator; 0 for the index", required=True,
                            minimum=0, maximum=47),
                    number("mean", "Mean", required=True, **LEVEL),
                    string("kind", "Printed in a report, or computed from indicators.csv", required=True,
                           in_=["printed", "computed"]),
                    integer("agencies", "Agencies that a computed mean is of", minimum=1),
                    string("source", "Document", required=True, in_=SOURCES),
                    string("source_table", "Table or sheet in it", required=True),
                ],
                "primaryKey": ["year", "group", "level", "number"],
            },
        },
        "accuracy": ACCURACY,
        "definition": {"path": "index.yaml", "title": "Definition of the index"},
        "instrument": {"path": "instrument.yaml", "title": "The questionnaire in the format of instruments"},
        "parts_definition": {"path": "parts.yaml", "title": "How the index follows from its published parts"},
    },
}

PEMDI = {
    "name": "pemdi",
    "title": "Indonesia's Pemdi index: the instrument of 2026 and results seen",
    "description": "PermenPANRB 8/2026: 7 aspects, 20 indicators, from secondary sources; results of agencies with their standing.",
    "version": "1.0.0",
    "licenses": [{"name": "MIT", "title": "Sheets of Kabupaten Aceh Tengah (Niumination/PemdiAcehTengah)"},
                 {"name": "other-pd", "title": "Publication of the Government of Indonesia"}],
    "sources": [{"title": "Digests and sheets named in instrument.yaml; the regulation's text was not seen"}],
    "resources": {
        "scores": {"path": "scores.csv", "title": "Results of agencies", "schema": {"fields": [
            integer("year", "Year of the evaluation", required=True, minimum=2026),
            string("agency", "Identifier, as in the package spbe", required=True),
            string("name", "Name", required=True),
            string("group", "Group, as in the package spbe", required=True),
            string("province", "Province of a local government"),
            number("index", "Pemdi index as seen", required=True, minimum=1, maximum=5),
            string("grade", "Grade as seen"),
            string("standing", "How official it is", required=True, in_=["official", "secondary", "interim"]),
            string("stage", "Stage of the evaluation", required=True,
                   in_=["self", "document", "interview", "visit", "final"]),
            string("source", "Source, an id of instrument.yaml", required=True),
            string("note", "What is to be known"),
        ], "primaryKey": ["year", "agency", "stage"]}},
        "aceh_tengah": {"path": "aceh_tengah.csv", "title": "A sheet of values: Kabupaten Aceh Tengah 2026", "schema": {"fields": [
            string("indicator", "Indicator", required=True, unique=True),
            number("value", "Value", required=True, minimum=1, maximum=5),
            string("source", "Where it comes from", required=True),
        ], "primaryKey": ["indicator"]}},
        "instrument": {"path": "instrument.yaml", "title": "The instrument"},
    },
}

PACKAGES = {"egdi": EGDI, "gtmi": GTMI, "pemdi": PEMDI, "spbe": SPBE}
