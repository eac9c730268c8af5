#!/usr/bin/env python3
"""Faults in the middle of a write: after each of them stands the old file or the new one, never half of one.

Each command is traced once. Then it is run again for every system call that it makes from the first touch of its target
on: killed there with SIGKILL, and with that call failing for want of space, of permission or of a working disk. A limit
on the file size makes real short writes. Needs strace; usage: faults.py PATH-TO-LINTASAN [--points N].
"""
import argparse
import hashlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ERRORS = {"openat": ["EACCES", "ENOSPC", "EMFILE"], "write": ["ENOSPC", "EIO", "EINTR"], "fsync": ["EIO", "ENOSPC"],
          "rename": ["EACCES", "EXDEV"], "renameat2": ["EACCES"], "mkdir": ["EACCES", "ENOSPC"]}
PARTIAL = ".lintasan-partial-"

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("tool")
parser.add_argument("--points", type=int, default=60, help="at most so many places for each command and kind of fault")
options = parser.parse_args()
tool = os.path.abspath(options.tool)
problems, tried = [], {}
# A folder for temporary files of its own: what is in it after a run, the run has left, and none may, killed or not.
scratch = tempfile.TemporaryDirectory()


def state(target):
    """The bytes of a file, or of every file in a folder, by name; what a killed run left under its own name is apart."""
    if target.is_dir():
        files = {str(f.relative_to(target)): f for f in sorted(target.rglob("*")) if f.is_file()}
    else:
        files = {target.name: target} if target.exists() else {}
    return {name: hashlib.sha256(f.read_bytes()).hexdigest() for name, f in files.items() if PARTIAL not in name}


def run(command, folder, *tracing, limit=None):
    setting = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit is not None else None
    try:
        return subprocess.run([*tracing, tool, *command], cwd=folder, capture_output=True, text=True,
                              env={**os.environ, "TMPDIR": scratch.name}, preexec_fn=setting, timeout=60)
    except subprocess.TimeoutExpired:
        subprocess.run(["pkill", "-9", "-P", str(os.getpid())])
        return subprocess.CompletedProcess(command, -1, "", "")


def calls(command, folder, target):
    """The system calls of the main thread from the first that names the target on: (call, how many-th of its kind)."""
    trace = folder / "trace"
    done = run(command, folder, "strace", "-f", "-o", str(trace))
    if done.returncode:
        sys.exit(f"{command}: {done.stderr}")
    counts, found, main, active = {}, [], None, False
    for line in trace.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if not match:
            continue
        main = main or match[1]
        if match[1] != main:
            continue
        counts[match[2]] = counts.get(match[2], 0) + 1
        if match[2] == "write" and ", 8" in line:
            continue  # wakes another thread; no disk is behind it
        active = active or (target.name in line and match[2] != "execve")
        if active and match[2] not in ("exit_group", "futex", "mprotect", "madvise", "brk", "munmap", "mmap"):
            found.append((match[2], counts[match[2]]))
    trace.unlink()
    return found


def some(items):
    step = max(1, -(-len(items) // options.points))
    return items[::step]


def check(title, folder, target, old, new, done, killed):
    tried[title] = tried.get(title, 0) + 1
    now = state(target)
    for name in set(old) | set(now):
        if now.get(name) not in (old.get(name), new.get(name)):
            problems.append(f"{title}: {name} is neither the old nor the new one ({done.returncode})")
    for path in Path(scratch.name).iterdir():
        # A folder that another program works in goes with the next one that is made; libxlsxwriter takes the name (tmp.…) from its
        # files by a call of its own, and may be killed before it.
        if not (killed and path.name.startswith(("lintasan-scratch-", "tmp."))):
            problems.append(f"{title}: left {path.name} among the temporary files")
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    left = [f.name for f in folder.rglob(f"*{PARTIAL}*")]
    if not killed:
        if left:
            problems.append(f"{title}: left {left}")
        if done.returncode == 0 and now != new:
            problems.append(f"{title}: said yes, but the new one does not stand there")
        if done.returncode != 0 and not done.stderr.strip():
            problems.append(f"{title}: failed with {done.returncode} without a word")
        if done.returncode == -1:
            problems.append(f"{title}: did not end within a minute")
        elif done.returncode < 0:
            problems.append(f"{title}: died of signal {-done.returncode}")


def prepare(folder, target, prior):
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    prior(folder)
    return state(target)


def attack(title, command, name, prior):
    print(f"{title}: lintasan {' '.join(command)}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        target = folder / name
        prepare(folder, target, prior)
        places = calls(command, folder, target)
        new = state(target)
        for call, place in some(places):
            old = prepare(folder, target, prior)
            done = run(command, folder, "strace", "-qqq", "-o", "/dev/null", "-e", f"trace={call}",
                       "-e", f"inject={call}:signal=KILL:when={place}")
            check(f"{title}, killed", folder, target, old, new, done, killed=True)
        for call, place in some([one for one in places if one[0] in ERRORS]):
            for error in ERRORS[call]:
                old = prepare(folder, target, prior)
                done = run(command, folder, "strace", "-qqq", "-o", "/dev/null", "-e", f"trace={call}",
                           "-e", f"inject={call}:error={error}:when={place}")
                check(f"{title}, {call} says {error}", folder, target, old, new, done, killed=False)
        for limit in [0, 1, 100, 4096, 100_000]:
            old = prepare(folder, target, prior)
            done = run(command, folder, limit=limit)
            check(f"{title}, files of at most {limit} bytes", folder, target, old, new, done, killed=False)


def older(name, *command):
    """An older result at the target's place."""
    def prior(folder):
        done = run(list(command), folder)
        if done.returncode:
            sys.exit(f"{command}: {done.stderr}")
    return prior


RANK = ["rank", "--index", "egdi", "--year"]
NOTEBOOK = "# Faults\n\n```lintasan\nlintasan rank --index egdi --year 2024 --focus IDN\n```\n\n```output\nold\n```\n"

attack("CSV", [*RANK, "2024", "--output", "ranks.csv"], "ranks.csv",
       older("ranks.csv", *RANK, "2022", "--output", "ranks.csv"))
attack("XLSX", [*RANK, "2024", "--output", "ranks.xlsx"], "ranks.xlsx",
       older("ranks.xlsx", *RANK, "2022", "--output", "ranks.xlsx"))
attack("Stata", ["data", "export", "egdi", "scores.csv", "--output", "scores.dta"], "scores.dta", lambda folder: None)
attack("notebook", ["notebook", "run", "--no-cache", "page.md"], "page.md",
       lambda folder: (folder / "page.md").write_text(NOTEBOOK))
attack("report", ["report", "--index", "egdi", "--to", "2026", "--out", "out", "--quiet"], "out",
       older("out", "report", "--index", "egdi", "--to", "2028", "--out", "out", "--quiet"))

for title, count in tried.items():
    print(f"{count:5} × {title}")
print(f"{sum(tried.values())} faults, {len(problems)} problems")
for problem in problems:
    print(f"  {problem}")
sys.exit(1 if problems else 0)
