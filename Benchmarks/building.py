"""An index from its raw indicators: lintasan beside COINr, which made the example (ASEM, 51 countries and 49 indicators).

Ours is the whole command, reading and writing included; COINr's time is its work alone. COINr takes so long for a draw that it
makes few of them; its time is scaled to ours. HDI's 23 years have no peer: how long they take is a fact for the record.
"""
import os
import statistics
import tempfile
from pathlib import Path

import measuring

ROOT = Path(__file__).resolve().parent.parent
DRAWS, THEIRS = 10_000, 100


def main():
    args = measuring.options(__doc__)
    asem = str(ROOT / "docs" / "build-an-index" / "asem.yaml")
    hdi = str(ROOT / "Tests" / "LintasanIndicesTests" / "Fixtures" / "tree" / "hdi.yaml")
    peer = measuring.peer_in_r(str(Path(__file__).with_suffix(".R")), THEIRS, args.repeat)
    found = (peer or {}).get("version", "")
    with tempfile.TemporaryDirectory() as folder:
        steps = os.path.join(folder, "steps")
        seconds, memory, _, _ = measuring.run(
            [args.tool, "index", "build", asem, "--steps", steps, "--format", "csv"], args.repeat)
    measuring.say("ASEM with every step as a table", "COINr", found, seconds, (peer or {}).get("building"), aim=1,
                  ours_mb=memory, note="ours is the whole command, reading and writing nine files included")
    seconds, memory, _, _ = measuring.run(
        [args.tool, "uncertainty", "--definition", asem, "--draws", str(DRAWS), "--format", "csv"], args.repeat)
    drawing = [peer["drawing"] * DRAWS / THEIRS] if peer else None
    measuring.say(f"{DRAWS:,} draws of the tree of 51 × 49", "COINr", found, seconds, drawing, aim=20, ours_mb=memory,
                  note=f"COINr makes {THEIRS} draws, scaled")
    seconds, _, _, _ = measuring.run([args.tool, "index", "build", hdi, "--check"], args.repeat)
    measuring.fact(f"HDI's 23 years are built and checked in {statistics.median(seconds) * 1000:.0f} ms")


main()
