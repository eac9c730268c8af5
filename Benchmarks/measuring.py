"""What every benchmark here shares: running commands, timing peers in a process of their own, and saying the result.

A result is one JSON object a line on standard output: task, peer, version, ours_s and peer_s (medians), ratio (the
peer's median over ours: above 1 we are faster), spread (the least and the greatest ratio of any two runs), aim,
ours_mb and peer_mb (peak memory, where both are whole processes), note.
"""
import argparse
import importlib.metadata
import json
import os
import resource
import statistics
import subprocess
import sys
import time


def options(description, **more):
    """The options that every benchmark takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--tool", help="the lintasan command")
    parser.add_argument("--work", default=".work", help="a folder for files on the way")
    parser.add_argument("--older", help="a Python with the peers that need older packages")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("--data", help=argparse.SUPPRESS)
    for name, settings in more.items():
        parser.add_argument("--" + name.replace("_", "-"), **settings)
    return parser.parse_args()


def run(command, repeat):
    """Runs a command several times: seconds of each run, the greatest peak memory in MB, and the last outputs."""
    seconds, peak = [], 0
    for _ in range(repeat):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        out, err = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        if status:
            raise SystemExit(f"{' '.join(map(str, command))}: {err or out}")
        peak = max(peak, usage.ru_maxrss / 1024)
    return seconds, peak, out, err


def timed(work, repeat):
    """A peer's side: does the work several times in this process and prints what it took and what it found."""
    seconds, found = [], None
    for _ in range(repeat):
        start = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "found": found,
                      "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def peer(script, name, repeat, data=None, python=sys.executable):
    """Runs the part of a script that is a peer's, in a process of its own; `None` where it cannot run."""
    command = [python, script, "--peer", name, "--repeat", str(repeat)] + (["--data", str(data)] if data else [])
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        return json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        print(f"{name} could not run: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None


def peer_in_r(script, *arguments):
    """Runs a peer written in R, which times itself; `None` where R or the package is not there."""
    try:
        done = subprocess.run(["Rscript", script, *map(str, arguments)], capture_output=True, text=True)
        return json.loads(done.stdout.strip().splitlines()[-1])
    except (OSError, IndexError, ValueError) as error:
        print(f"{script} could not run: {error}", file=sys.stderr)
        return None


def version(package, python=sys.executable):
    """A package's version, here or as another interpreter has it."""
    if python == sys.executable:
        return importlib.metadata.version(package)
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()


def say(task, peer, version, ours, theirs, aim=1, ours_mb=None, peer_mb=None, note=""):
    """Prints one result. `ours` and `theirs` are seconds of each run; `theirs` is None where the peer could not run."""
    result = {"task": task, "peer": peer, "version": version, "aim": aim, "note": note,
              "ours_s": statistics.median(ours), "ours_mb": ours_mb, "peer_mb": peer_mb}
    if theirs:
        result |= {"peer_s": statistics.median(theirs), "ratio": statistics.median(theirs) / statistics.median(ours),
                   "spread": [min(theirs) / max(ours), max(theirs) / min(ours)]}
    print(json.dumps(result), flush=True)


def growth(task, work, ours, aim=None, memory=None, note=""):
    """A result about ourselves alone: how time (and memory) grow with the work, as one JSON line."""
    print(json.dumps({"task": task, "growth": work, "ratio": ours, "aim": aim, "memory_ratio": memory, "note": note}),
          flush=True)


def fact(text):
    """A sentence for the record, as one JSON line."""
    print(json.dumps({"fact": text}), flush=True)


def threads():
    """How many threads the linear algebra may use."""
    return os.environ.get("OPENBLAS_NUM_THREADS", str(os.cpu_count()))
