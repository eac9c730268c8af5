#!/usr/bin/env python3
"""Mutation testing of the modules below: does a test fail where the source is changed?

One copy of the package is instrumented with every mutant at once (points.py, Mutants.swift) and built once; a process
runs the mutant whose number is in its environment. A first run of each test writes down which points it reaches, so
that a mutant is tried on the tests that reach it only, and stops at the first failure. Points that do not compile are
dropped by the places of the compiler's errors.

usage: mutate.py [--module NAME …] [--survivors] [--report] [--sample N] [--slowest SECONDS] [--scratch FOLDER]

--report writes RESULTS.md of what was tried so far. --survivors tries again what survived, was reached by no test, or is new: after tests were added. Writes RESULTS.md;
EQUIVALENT.txt names the survivors that no test could tell from the source, with the reason.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import points  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MODULES = ["LintasanLinearAlgebra", "LintasanRankings", "LintasanIndices"]
KEPT = MODULES + ["LintasanStatistics", "LintasanTables", "CBoostMath", "COpenBLAS", "CLAPACKE", "CReadStat", "CZip"]
PACKAGE_END = """
package.products = []
package.targets.removeAll { ![%s].contains($0.name) }
for target in package.targets where [%s].contains(target.name) { target.dependencies.append("Mutants") }
package.targets.append(Target.target(name: "Mutants"))
"""
BUILD = ["swift", "build", "--build-tests", "-debug-info-format", "none", "-Xswiftc", "-suppress-warnings", "-Xswiftc", "-O"]
MEMORY = 6 << 30
KILLED, TIMEOUT, SURVIVED, UNREACHED = "killed", "timed out", "survived", "reached by no test"

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--module", action="append", choices=MODULES, help="only this one")
parser.add_argument("--survivors", action="store_true", help="only what no test has killed")
parser.add_argument("--report", action="store_true", help="only write RESULTS.md of what was tried so far")
parser.add_argument("--sample", type=int, help="at most so many mutants a module, drawn with a fixed seed")
parser.add_argument("--slowest", type=float, default=10, help="leave out tests that take longer alone, in seconds")
parser.add_argument("--jobs", type=int, default=os.cpu_count())
parser.add_argument("--scratch", type=Path, default=ROOT / ".build-mutation")
options = parser.parse_args()
tree, results_file = options.scratch / "tree", options.scratch / "results.json"
chosen = options.module or MODULES


def instrument(dropped):
    """Copies the package and puts the points in; returns them, numbered."""
    for name in [f"Sources/{m}" for m in KEPT] + [f"Tests/{m}Tests" for m in MODULES] + [
            "Tests/LintasanTestSupport", "Tests/LintasanRegressionTests/Fixtures", "datasets"]:
        mirror(ROOT / name, tree / name)
    (tree / "Sources/Mutants").mkdir(parents=True, exist_ok=True)
    write(tree / "Sources/Mutants/Mutants.swift", (HERE / "Mutants.swift").read_text())
    package = (ROOT / "Package.swift").read_text()
    package = re.sub(r".*(treatAllWarnings|InternalImportsByDefault|package\(url.*(argument-parser|docc-plugin)).*\n", "", package)
    package = package[:package.index("// libFuzzer")] if "// libFuzzer" in package else package
    kept = KEPT + [f"{m}Tests" for m in MODULES] + ["LintasanTestSupport"]
    write(tree / "Package.swift",
          package + PACKAGE_END % (", ".join(f'"{n}"' for n in kept), ", ".join(f'"{n}"' for n in MODULES)))
    found, number = [], 0
    for module in MODULES:
        for file in sorted((ROOT / "Sources" / module).rglob("*.swift")):
            path, source = str(file.relative_to(ROOT)), file.read_text()
            lines = source.split("\n")
            usable = []
            for point in points.find(path, source):
                text = lines[point.line - 1].strip()
                point.key = f"{path}: {text}"
                if f"{path}:{point.line}:{point.column}:{point.changes[0]}" in dropped:
                    continue
                point.first = number
                number += point.numbers
                usable.append(point)
            write(tree / path, "import Mutants; " + points.instrumented(source, usable))
            found += usable
    return found


def mirror(source, target):
    """Copies what differs, so that a build after a small change is small."""
    wanted = set()
    for file in source.rglob("*"):
        name = file.relative_to(source)
        if file.is_file() and "Documentation.docc" not in name.parts:
            wanted.add(name)
            if "Sources" in target.parts and target.name in MODULES and file.suffix == ".swift":
                continue
            to = target / name
            if not to.exists() or to.read_bytes() != file.read_bytes():
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, to)
    for file in list(target.rglob("*")) if target.exists() else []:
        if file.is_file() and file.relative_to(target) not in wanted:
            file.unlink()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def dropped_points():
    file = options.scratch / "dropped.json"
    return set(json.loads(file.read_text())) if file.exists() else set()


def build():
    """The instrumented package, built; points that do not compile are dropped and remembered."""
    file = options.scratch / "dropped.json"
    dropped = dropped_points()
    tried = collections.Counter()
    for _ in range(40):
        found = instrument(dropped)
        print(f"building {sum(len(p.changes) for p in found)} mutants, {len(dropped)} points dropped", flush=True)
        done = subprocess.run(BUILD, cwd=tree, capture_output=True, text=True, errors="replace")
        output = done.stdout + done.stderr
        if done.returncode == 0:
            return found
        wrong = set(re.findall(r"/(Sources/\w+/[^:\n]+\.swift):(\d+):(\d+): error: ", output))
        before = len(dropped)
        for path, line, column in wrong:
            tried[path, line] += 1
            drop_near(found, path, int(line), int(column), tried[path, line], dropped)
        file.write_text(json.dumps(sorted(dropped)))
        for path, line, column in sorted(wrong):
            print(f"  does not compile: {path}:{line}:{column}", flush=True)
        if len(dropped) == before and (not wrong or max(tried.values()) > 6):
            sys.exit(output[-6000:])
    sys.exit("points still do not compile")


def drop_near(found, path, line, column, attempt, dropped):
    """First the point at an error's column, then its line, then the lines about it."""
    reach = max(0, attempt - 2) * 3
    near = [p for p in found if p.path == path and abs(p.line - line) <= reach]
    if attempt == 1 and near:
        source = (tree / path).read_text().split("\n")[line - 1]
        numbers = [(abs(source.encode()[:column].decode(errors="ignore").__len__() - m.start()), int(m[0]))
                   for m in re.finditer(r"\b\d+\b", source)]
        for _, number in sorted(numbers):
            exact = [p for p in near if p.first == number]
            if exact:
                near = exact
                break
    for point in near:
        dropped.add(f"{point.path}:{point.line}:{point.column}:{point.changes[0]}")


class Tests:
    """The built test program: which tests there are, what they reach, how long they take."""

    def __init__(self):
        self.program = str(next((tree / ".build/debug").glob("*.xctest")).resolve())
        listed = subprocess.run([self.program, "--testing-library", "swift-testing", "--list-tests"],
                                capture_output=True, text=True).stdout
        self.names = [n for n in listed.split("\n") if n.split("Tests.")[0] in MODULES]
        self.reach, self.seconds = {}, {}

    def measure(self, jobs):
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for name, reached, seconds in pool.map(self.trace, self.names):
                self.reach[name], self.seconds[name] = reached, seconds

    def trace(self, name):
        file = options.scratch / ("trace-" + hashlib.sha256(name.encode()).hexdigest()[:12])
        file.unlink(missing_ok=True)
        begun = time.time()
        if self.run([name], {"LINTASAN_MUTANT_TRACE": str(file)}, 900) != SURVIVED:
            sys.exit(f"{name} fails without a mutant")
        return name, {int(n) for n in file.read_text().split()} if file.exists() else set(), time.time() - begun

    def run(self, names, environment, limit):
        patterns = [a for name in names for a in ("--filter", "^" + re.escape(re.sub(r"\(.*", "", name)) + r"\(")]
        process = subprocess.Popen(
            [self.program, "--testing-library", "swift-testing", *patterns], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True, cwd=tree,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", **environment},
            preexec_fn=lambda: (os.nice(5), resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
                                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))))
        late = threading.Event()
        timer = threading.Timer(limit, lambda: (late.set(), kill(process)))
        timer.start()
        failed, ran = False, False
        for line in process.stdout:
            ran = ran or " passed after" in line
            if " recorded an issue " in line or " failed after " in line or "Fatal error" in line:
                failed = True
                kill(process)
                break
        process.stdout.close()
        code = process.wait()
        timer.cancel()
        if late.is_set():
            return TIMEOUT
        if failed or code:
            return KILLED
        if not ran:
            sys.exit(f"no test ran for {names}")
        return SURVIVED

    def outcome(self, point, mutant, module):
        """One mutant on the module's tests that reach it: the quick ones together, then each slow one."""
        names = [n for n in self.names if n.startswith(f"{module}Tests.") and point.first in self.reach[n]
                 and self.seconds[n] <= options.slowest]
        if not names:
            return UNREACHED
        quick = [n for n in names if self.seconds[n] < 2]
        slow = sorted((n for n in names if self.seconds[n] >= 2), key=self.seconds.get)
        for group in ([quick] if quick else []) + [[n] for n in slow]:
            found = self.run(group, {"LINTASAN_MUTANT": str(mutant)}, 10 + 3 * sum(self.seconds[n] for n in group))
            if found != SURVIVED:
                return found
        return SURVIVED


def kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def equivalents():
    """Source line and change → reason, from EQUIVALENT.txt."""
    found, reason = {}, ""
    file = HERE / "EQUIVALENT.txt"
    for line in file.read_text().split("\n") if file.exists() else []:
        if line.startswith("# "):
            reason = line[2:]
        elif line.strip():
            found[line.strip()] = reason
    return found


def report(found, outcomes):
    """RESULTS.md from the outcomes of the points that the source has now."""
    known, used = equivalents(), set()
    rows, lists = [], []
    for module in MODULES:
        counts, survivors, argued, total = collections.Counter(), [], [], 0
        for point in found:
            if point.path.split("/")[1] != module:
                continue
            total += len(point.changes)
            for change in point.changes:
                key = f"{point.key} :: {change}"
                outcome = outcomes.get(key)
                if outcome is None:
                    continue
                place = f"{point.path.removeprefix('Sources/' + module + '/')}:{point.line}"
                if outcome in (KILLED, TIMEOUT):
                    counts[outcome] += 1
                elif key in known:
                    counts["equivalent"] += 1
                    used.add(key)
                    argued.append(f"| {place} | `{change}` | {known[key]} |".replace("||", "\\|\\|"))
                else:
                    counts["survived"] += 1
                    note = "" if outcome == SURVIVED else " (reached by no test)"
                    survivors.append(f"| {place} | `{change}`{note} |".replace("||", "\\|\\|"))
        tried = sum(counts.values())
        caught = counts[KILLED] + counts[TIMEOUT]
        share = f"{100 * caught / max(1, tried - counts['equivalent']):.1f} %"
        rows.append(f"| {module} | {total} | {tried} | {counts[KILLED]} | {counts[TIMEOUT]} | "
                    f"{counts['equivalent']} | {counts['survived']} | {share} |")
        if survivors:
            lists += [f"\n## Survivors in {module}\n", "| where | change |", "| --- | --- |", *survivors]
        if argued:
            lists += [f"\n## Equivalent in {module}\n", "| where | change | why no test can tell |", "| --- | --- | --- |",
                      *argued]
        print(rows[-1])
    text = [
        "# Mutation run\n",
        "`make mutation` writes this file: small changes to the source, and whether a test of the same module notices.",
        "Killed: a test failed or the process died. Timed out: it no longer ended. Equivalent: no test could tell, for the",
        "reason given in `EQUIVALENT.txt`. What was not tried was left to chance, by a fixed seed. Arguments of",
        f"`precondition` and texts are not changed; tests slower than {options.slowest:g} s alone are left out.\n",
        "| module | mutants | tried | killed | timed out | equivalent | survived | caught of those not equivalent |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |", *rows, *lists]
    (HERE / "RESULTS.md").write_text("\n".join(text) + "\n")
    for key in sorted(set(known) - used):
        print(f"EQUIVALENT.txt: no such survivor: {key}")


def main():
    begun = time.time()
    options.scratch.mkdir(parents=True, exist_ok=True)
    if options.report:
        report(instrument(dropped_points()), json.loads(results_file.read_text()))
        return
    found = build()
    print(f"built after {time.time() - begun:.0f} s", flush=True)
    tests = Tests()
    tests.measure(options.jobs)
    print(f"{len(tests.names)} tests traced after {time.time() - begun:.0f} s", flush=True)
    for name in (n for n in tests.names if tests.seconds[n] > options.slowest):
        print(f"left out: {name}, {tests.seconds[name]:.0f} s", flush=True)
    outcomes = json.loads(results_file.read_text()) if results_file.exists() else {}
    work = []
    for module in MODULES:
        mine = [(p, p.first + n, f"{p.key} :: {c}", module) for p in found for n, c in enumerate(p.changes)
                if p.path.split("/")[1] == module]
        if module not in chosen:
            continue
        if options.sample and options.sample < len(mine):
            mine = random.Random(8).sample(mine, options.sample)
        mine = random.Random(8).sample(mine, len(mine))  # A run that is cut short has tried a fair sample.
        work += [m for m in mine if not options.survivors or outcomes.get(m[2]) not in (KILLED, TIMEOUT)]
    work.sort(key=lambda m: (m[2] not in outcomes, m[3] == "LintasanRankings"))  # New ones and the slow module last.
    outcomes = {k: v for k, v in outcomes.items()
                if options.survivors or k.split("/")[1] not in chosen}
    done = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        running = {pool.submit(tests.outcome, p, n, m): key for p, n, key, m in work}
        for future in concurrent.futures.as_completed(running):
            outcomes[running[future]] = future.result()
            done += 1
            if done % 50 == 0:
                print(f"{done} of {len(work)} after {time.time() - begun:.0f} s", flush=True)
                results_file.write_text(json.dumps(outcomes, indent=0))
    results_file.write_text(json.dumps(outcomes, indent=0))
    report(found, outcomes)


main()
