"""Small questions, from the shell's prompt back to the prompt."""
import sys

import measuring


def main():
    a = measuring.options(__doc__)
    version, peak, *_ = measuring.run([a.tool, "--version"], 2 * a.repeat)
    imports, imports_peak, *_ = measuring.run([sys.executable, "-c", "import pandas, statsmodels.api"], a.repeat)
    python = f"{measuring.version('pandas')}, {measuring.version('statsmodels')}"
    measuring.say("start", "import pandas, statsmodels", python, version, imports, 1, peak, imports_peak)
    rank, peak, *_ = measuring.run([a.tool, "rank", "--index", "egdi", "--year", "2024", "--format", "csv"], a.repeat)
    measuring.say("ranking of a year, whole command", "import pandas, statsmodels", python, rank, imports, 1, peak,
                  imports_peak, "theirs imports and does nothing more")


main()
