"""Makes RESULTS.md and results.json of the JSON lines that the benchmarks print.

With --part what this run did not measure stays as it was, and the day of each other run is said.
"""
import datetime
import json
import os
import platform
import sys
from pathlib import Path


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"


def what(one):
    return one.get("task"), one.get("peer"), one.get("version"), one.get("growth"), one.get("fact")


def main(lines, folder, is_part):
    found = [json.loads(line) for line in lines if line.strip()]
    if is_part:
        day = datetime.date.today().isoformat()
        for one in found:
            one["day"] = day
        new, place = {what(one): one for one in found}, Path(folder, "results.json")
        known = json.loads(place.read_text())["results"] if place.exists() else []
        # A line keeps its place; a peer of another version is another line.
        found = [new.pop(what(one), one) for one in known] + list(new.values())
    pairs = [one for one in found if "peer" in one]
    growth = [one for one in found if "growth" in one]
    facts = [one["fact"] for one in found if "fact" in one]
    with open("/proc/cpuinfo") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), platform.machine())
    load = os.getloadavg()[0]
    text = [
        "# Benchmarks", "",
        "Everyone in one run, on the same files and threads; made by `make bench`. The ratio is the peer's median time over",
        "ours: above 1 we are faster. The spread is the least and the greatest ratio of any two runs. Memory is the peer's peak",
        "over ours, where both were measured; ours is never given as less than that of the Python that started it.", "",
        "| task | peer | ratio | spread | aim | ours | memory |", "| --- | --- | ---: | ---: | ---: | ---: | ---: |"]
    for one in pairs:
        name = f"{one['peer']} {one['version']}"
        if "ratio" not in one:
            text.append(f"| {one['task']} | {name} | could not run | | | {seconds(one['ours_s'])} | |")
            continue
        spread = "{:.1f}–{:.1f}".format(*one["spread"]) if one.get("spread") else ""
        memory = f"{one['peer_mb'] / one['ours_mb']:.1f}" if one.get("ours_mb") and one.get("peer_mb") else ""
        text.append(f"| {one['task']} | {name} | {one['ratio']:.2f} | {spread} | {one.get('aim', 1)} | "
                    f"{seconds(one['ours_s'])} | {memory} |")
    notes = dict.fromkeys(f"{one['task']}: {one['note']}." for one in pairs if one.get("note"))
    text += ["", *(f"- {note}" for note in notes)]
    for day in sorted({one["day"] for one in found if "day" in one}):
        tasks = dict.fromkeys(one["task"] for one in found if one.get("day") == day and "task" in one)
        text.append(f"- In a run of its own on {day}: {'; '.join(tasks)}.")
    if growth:
        text += ["", "## Growth", "", "| task | work | time | at most | memory |", "| --- | --- | ---: | ---: | ---: |"]
        text += [f"| {one['task']} | {one['growth']} | {one['ratio']:.1f} × | {one['aim']:.0f} × | "
                 f"{one['memory_ratio']:.1f} × |" for one in growth]
    text += ["", "## Machine", "",
             f"{os.cpu_count()} processors ({model}), Python {platform.python_version()}, OPENBLAS_NUM_THREADS="
             f"{os.environ.get('OPENBLAS_NUM_THREADS', 'unset')}; load average {load:.1f} at the end (other work makes the",
             "ratios uncertain where it is above the number of processors).", *(f"Here {fact}." for fact in facts), ""]
    Path(folder, "RESULTS.md").write_text("\n".join(text))
    Path(folder, "results.json").write_text(json.dumps({"load": load, "results": found}, indent=1) + "\n")
    print("\n".join(text))


main(sys.stdin, sys.argv[1], "--part" in sys.argv)
