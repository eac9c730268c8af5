#!/usr/bin/env python3
"""Whole commands on strangers' input: every command, with generated and damaged tables, definitions, notebooks, manifests.

The commands and their options are asked of the tool itself, so that a new one is in the run from its first day; the lines to
start from are the examples of the help and `lines.txt`. Each run has a folder of its own with copies of the inputs here, some
of them damaged, and a line some of whose words are changed. What is a finding: an exit code that is not documented, a death by
a signal, more CPU time or memory than allowed, a failure without a word, an escape sequence or a command of a log on standard
error, an input that changed, a partial file that was left. Findings are kept with their inputs and the line; what is cured
goes into `found/` and is run first from then on.

Usage: fuzz.py TOOL [--seconds N] [--jobs N] [--seed N] [--findings FOLDER]
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from damage import damaged, hostile_value, generated_table

HERE = Path(__file__).resolve().parent
DOCUMENTED = {0, 1, 64, 65, 66, 69, 73, 74}
FOLDERS = ("--out", "--steps", "--into", "--cache")

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("tool")
parser.add_argument("--seconds", type=float, default=60)
parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
parser.add_argument("--seed", type=int, default=None, help="the same seed makes the same runs (default: the time)")
parser.add_argument("--runs", type=int, default=None, help="stop after so many")
parser.add_argument("--cpu", type=int, default=120, help="seconds of processor time that a run may take")
parser.add_argument("--memory", type=int, default=2500, help="megabytes that a run may hold")
parser.add_argument("--findings", type=Path, default=HERE.parent / "Findings" / "commands")
options = parser.parse_args()
tool = os.path.abspath(options.tool)


def ask(*words):
    return subprocess.run([tool, *words], capture_output=True, text=True, check=True).stdout


def commands():
    """Every command that does something: its words, and its options as (name, kind, name of the value)."""
    found = {}

    def walk(one, path):
        subcommands = [sub for sub in one.get("subcommands", []) if sub["commandName"] != "help"]
        for sub in subcommands:
            walk(sub, path + [sub["commandName"]])
        if not subcommands or any("defaultSubcommand" in key for key in one):
            arguments = []
            for argument in one.get("arguments", []):
                name = argument.get("preferredName")
                word = None if name is None else ("--" if name["kind"] == "long" else "-") + name["name"]
                arguments.append((word, argument["kind"], argument.get("valueName", "")))
            found[tuple(path)] = (arguments, one.get("discussion", ""))

    walk(json.loads(ask("--experimental-dump-help"))["command"], [])
    return {path[0:]: value for path, value in found.items() if path}


def seeds(known):
    """The lines to start from, as lists of words."""
    lines = []
    for _, (_, discussion) in known.items():
        for line in re.findall(r"^\s*lintasan (.+)$", discussion.replace("\\\n", " "), re.M):
            try:
                words = shlex.split(re.split(r"\s[|>]\s", line)[0])
            except ValueError:
                continue
            lines.append(words)
    for line in (HERE / "lines.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            lines.append(shlex.split(line))
    return lines


KNOWN = commands()
SEEDS = seeds(KNOWN)
INPUTS = sorted(path for path in (HERE / "inputs").rglob("*") if path.is_file())


def command_of(words):
    for length in (3, 2, 1):
        if tuple(words[:length]) in KNOWN:
            return tuple(words[:length])
    return None


def changed(words, rng, files):
    """The line with some of its words changed."""
    words = list(words)
    command = command_of(words)
    if command is None:
        command = rng.choice(list(KNOWN))
    arguments = KNOWN[command][0]
    start = len(command)
    for _ in range(rng.choice([0, 0, 1, 1, 1, 1, 2, 2, 3])):
        what = rng.random()
        places = range(start, len(words))
        if what < 0.4 and arguments:
            word, kind, value = rng.choice(arguments)
            if word in ("--help", "--version"):
                continue
            if word:
                words.append(word)
            if kind != "flag":
                words.append(hostile_value(value, word or "", rng, files))
        elif what < 0.75 and places:
            place = rng.choice(places)
            name = words[place - 1] if words[place - 1].startswith("-") else ""
            kinds = [value for word, _, value in arguments if word == name]
            if not words[place].startswith("-") or rng.random() < 0.1:
                words[place] = hostile_value(kinds[0] if kinds else "", name, rng, files)
        elif what < 0.85 and places:
            del words[rng.choice(places)]
        elif what < 0.9 and places:
            words.insert(rng.choice(places), rng.choice(words))
        elif what < 0.95 and places:
            place = rng.choice(places)
            words[place] = damaged(words[place].encode(), rng, "x").replace(b"\0", b"").decode("utf-8", "replace")
        else:
            words[start:] = [word for word in rng.choice(SEEDS)[1:]]
    return words


def harmless(words):
    """The line without paths that lead out of the folder, and without so many draws that time is all it takes."""
    kept = []
    for word in words:
        if len(word) > 7 and word.isdigit() and kept and kept[-1] in ("--draws", "--points"):
            word = "100000"
        if word.startswith(("/dev/full", "/dev/null")):
            kept.append(word)
        else:
            kept.append(word.replace("\0", "").lstrip("/").replace("..", ".") if "/" in word else word.replace("\0", ""))
    return kept


class Run:
    def __init__(self, words, folder, environment=None, limits=None, standard_input=None):
        self.words, self.folder = words, folder
        self.limits = limits or {}
        self.environment = environment or {}
        self.standard_input = standard_input

    def start(self):
        limits = self.limits

        def prepare():
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_CPU, (options.cpu, options.cpu + 5))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            if "files" in limits:
                resource.setrlimit(resource.RLIMIT_NOFILE, (limits["files"], limits["files"]))
            if "memory" in limits:
                resource.setrlimit(resource.RLIMIT_AS, (limits["memory"] << 20, limits["memory"] << 20))

        said, out = self.folder.parent / "stderr", self.folder.parent / "stdout"
        with open(said, "wb") as errors, open("/dev/full" if limits.get("full") else out, "wb") as output, \
                open(self.standard_input or "/dev/null", "rb") as given:
            process = subprocess.Popen([tool, *self.words], cwd=self.folder, stdin=given, stdout=output, stderr=errors,
                                       env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "HOME": str(self.folder.parent),
                                            "TMPDIR": str(self.folder.parent / "tmp"), **self.environment},
                                       preexec_fn=prepare)
        limit = threading.Timer(options.cpu * 6, lambda: os.killpg(process.pid, signal.SIGKILL))
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        limit.cancel()
        process.returncode = 0
        self.status = os.waitstatus_to_exitcode(status)
        self.memory = usage.ru_maxrss / 1024
        self.cpu = usage.ru_utime + usage.ru_stime
        self.said = said.read_bytes()
        return self

    def finding(self, before):
        """What is wrong with the run in a few words, or nothing."""
        text = self.said.decode("utf-8", "replace")
        if self.status in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"more than {options.cpu} s"
        if self.status < 0:
            return f"signal {-self.status}"
        if self.status not in DOCUMENTED:
            return f"exit {self.status}"
        if "internal error" in text:
            return "an internal error"
        if self.memory > options.memory:
            return f"more than {options.memory} MB"
        if self.status != 0 and not self.said.strip():
            return "failed without a word"
        if b"\x1b" in self.said:
            return "an escape sequence on standard error"
        if re.search(rb"^(::|##\[)", self.said, re.M):
            return "a command of a log on standard error"
        if self.words[:2] != ["notebook", "run"] and "--force" not in self.words and "--into" not in self.words:
            for path, sum_ in before.items():
                # A file may be replaced that is an output and nothing else of the command.
                name = str(path.relative_to(self.folder))
                places = [place for place, word in enumerate(self.words) if name in word]
                is_output = places and all(re.fullmatch("-o|--plot|--notes|--junit|--sarif|.*output.*", self.words[place - 1])
                                           or re.match("--.*output", self.words[place]) for place in places)
                if not is_output and (not path.exists() or hashlib.sha256(path.read_bytes()).digest() != sum_):
                    return f"an input changed: {path.name}"
        for place in (self.folder, self.folder.parent / "tmp"):
            for path in place.rglob("*"):
                if ".lintasan-partial-" in path.name or path.name.startswith("lintasan-"):
                    return "a partial file was left"
        return None


def prepare(folder):
    shutil.rmtree(folder, ignore_errors=True)
    work = folder / "work"
    work.mkdir(parents=True)
    (folder / "tmp").mkdir()
    return work


def sums(folder):
    return {path: hashlib.sha256(path.read_bytes()).digest()
            for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def one(number, seed, folder):
    """A run of its own: a function of seed and number."""
    rng = random.Random(f"{seed}/{number}")
    work = prepare(folder)
    names = []
    for path in INPUTS:
        name = path.relative_to(HERE / "inputs")
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        if rng.random() < 0.25:
            data = damaged(data, rng, path.suffix)
        (work / name).write_bytes(data)
        names.append(str(name))
    for name in ("generated.csv", "scores.csv", "panel.csv"):
        if rng.random() < 0.9:
            (work / name).write_bytes(generated_table(rng))
            names.append(name)
    words = changed(rng.choice(SEEDS), rng, names)
    command = command_of(words)
    known = {word for word, _, _ in KNOWN[command][0]} if command else set()
    if "--draws" in known and "--draws" not in words and rng.random() < 0.95:
        words += ["--draws", rng.choice(["2", "20", "100"])]
    words = harmless(words)
    limits, environment = {}, {}
    kind = rng.random()
    if kind < 0.02:
        limits["files"] = rng.randint(4, 30)
    elif kind < 0.05:
        limits["memory"] = rng.choice([195, 250, 400, 600, 1000, 2000])
    elif kind < 0.06:
        limits["full"] = True
    elif kind < 0.08:
        environment = rng.choice([{"TMPDIR": "/nowhere"}, {"HOME": ""}, {"SOURCE_DATE_EPOCH": "x"}, {"COLUMNS": "-1"},
                                  {"SOURCE_DATE_EPOCH": "99999999999999999999"}, {"LC_ALL": "\udcff"}, {"PATH": ""},
                                  {"OPENBLAS_CORETYPE": "Prescott"}, {"NO_COLOR": "1", "TERM": "dumb"}])
    before = sums(work)
    run = Run(words, work, environment, limits, work / rng.choice(names) if "-" in words else None).start()
    return run, run.finding(before)


def keep(run, wrong, number, seed):
    message = re.sub(rb"\d+", b"#", run.said[:120])
    sign = hashlib.sha256(f"{command_of(run.words)} {wrong}".encode() + message).hexdigest()[:8]
    place = options.findings / f"{'-'.join(command_of(run.words) or ('none',))}-{sign}"
    if place.exists():
        return None
    place.mkdir(parents=True)
    shutil.copytree(run.folder, place / "work", symlinks=True, ignore_dangling_symlinks=True)
    line = shlex.join(run.words)
    (place / "command").write_text(line + "\n", errors="surrogateescape")
    (place / "about").write_text(
        f"{wrong}\nseed {seed} run {number}\n{run.cpu:.1f} s, {run.memory:.0f} MB, limits {run.limits}, {run.environment}\n"
        + run.said[:3000].decode("utf-8", "replace"))
    return place


def replay(folder):
    """What was found before and cured: in each folder `command`, its inputs, and the exit codes that are right in `exit`."""
    wrong = []
    for place in sorted((HERE / "found").iterdir() if (HERE / "found").exists() else []):
        expected = {int(code) for code in (place / "exit").read_text().split()} if (place / "exit").exists() else DOCUMENTED
        for line in (place / "command").read_text().splitlines():
            work = prepare(folder)
            for path in place.iterdir():
                if path.name not in ("command", "exit"):
                    (shutil.copytree if path.is_dir() else shutil.copy)(path, work / path.name)
            limits = {}
            while match := re.match(r"(files|memory|full)=(\d+) ", line):
                limits[match[1]] = int(match[2])
                line = line[match.end():]
            before = sums(work)
            run = Run(shlex.split(line), work, {}, limits).start()
            found = run.finding(before) or (None if run.status in expected else f"exit {run.status}")
            if found:
                wrong.append(f"{place.name}: {line[:200]}: {found}: {run.said[:300].decode('utf-8', 'replace').strip()}")
    return wrong


def main():
    seed = options.seed if options.seed is not None else int(time.time())
    end = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as base:
        wrong = replay(Path(base) / "replay")
        for line in wrong:
            print(f"again: {line}")
        codes, findings, runs, failed = {}, [], 0, threading.Event()
        counter, lock = iter(range(1 << 60)), threading.Lock()

        def worker(name):
            nonlocal runs
            while time.monotonic() < end:
                with lock:
                    number = next(counter)
                if options.runs is not None and number >= options.runs:
                    return
                run, found = one(number, seed, Path(base) / f"worker-{name}")
                with lock:
                    runs += 1
                    codes[run.status] = codes.get(run.status, 0) + 1
                    if found:
                        place = keep(run, found, number, seed)
                        if place:
                            findings.append(place)
                            print(f"found: {found}: lintasan {shlex.join(run.words)[:300]}\n  {place}", flush=True)

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for done in [pool.submit(worker, name) for name in range(options.jobs)]:
                done.result()
    print(f"fuzz-commands: {runs} runs of {len(KNOWN)} commands from {len(SEEDS)} lines, seed {seed}; exit codes "
          + ", ".join(f"{code}: {count}" for code, count in sorted(codes.items()))
          + f"; {len(findings)} findings, {len(wrong)} of old ones again")
    sys.exit(1 if findings or wrong else 0)


main()
