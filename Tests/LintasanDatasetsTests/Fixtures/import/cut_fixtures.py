#!/usr/bin/env python3
"""Cuts the fixtures of the imports from whole downloads, byte for byte.  Standard library only.

    python3 cut_fixtures.py RAW FOLDER

RAW holds the downloads named in datasets/egdi/README.md and the copies that they were compared with.
"""
import sys
from pathlib import Path

raw, folder = Path(sys.argv[1]), Path(sys.argv[2])
KEPT = {
    "EGOV_DATA_2003.csv": ("egov_2003.csv", ["Iraq", "Georgia (", "Namibia", "Montenegro", "South Sudan", "Tuvalu", "Indonesia"]),
    "crosscheck/sevenChrisK_EGOV_DATA_2003.csv":
        ("egov_2003_blanks.csv", ["Iraq", "Georgia (", "Namibia", "Montenegro", "South Sudan", "Tuvalu", "Indonesia"]),
    "EGOV_DATA_2024.csv": ("egov_2024.csv", ["Iraq", "Georgia (", "Namibia", "Indonesia", "Denmark"]),
    "crosscheck/MaryliaCruzS_EGOV_DATA_2024.csv":
        ("egov_2024_other.csv", ["Iraq", "Georgia (", "Namibia", "Indonesia", "Denmark"]),
    "covariates/mobile_subscriptions.csv": ("wide.csv", ['"Aruba"', '"Indonesia"', '"Namibia"', '"World"']),
    "covariates/population.csv": ("long.csv", ["Aruba,ABW,2003", "Indonesia,IDN,200", "Namibia,NAM,2003", "Indonesia,IDN,1999"]),
    "covariates/wgi_ge.csv": ("wgi.csv", ["ROM,Romania,2003", "ZAR,", "IDN,Indonesia,2003"]),
    "covariates/IT.NET.BBND.P2.csv": ("bars.csv", ["Indonesia|ID|IDN|200", "Namibia|NA|NAM|2009", "Africa Eastern"]),
}
for source, (name, starts) in KEPT.items():
    lines = (raw / source).read_bytes().splitlines(keepends=True)
    wanted = [s.encode() for s in starts]
    kept = [line for line in lines[1:] if any(line.startswith(w) or b"," + w in line or b',"' + w in line for w in wanted)]
    (folder / name).write_bytes(b"".join(lines[:1] + kept))
