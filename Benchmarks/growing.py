"""How our time and memory grow with ten and a hundred times the work, and how near the machine's limits we are."""
import statistics
import time
from pathlib import Path

import measuring
import panel


def limits(folder):
    """What this machine can do at most: GFLOP/s of a matrix product, GB/s of a copy, GB/s of reading a cached file."""
    import numpy as np
    a = np.random.default_rng(1).normal(size=(1500, 1500))
    block, file = np.ones(50_000_000), Path(folder) / "block.bin"
    file.write_bytes(block.tobytes())

    def best(work):
        seconds = []
        for _ in range(5):
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
        return min(seconds)

    rates = (2 * 1500**3 / best(lambda: a @ a) / 1e9, 2 * block.nbytes / best(block.copy) / 1e9,
             block.nbytes / best(file.read_bytes) / 1e9)
    file.unlink()
    return rates


def main():
    a = measuring.options(__doc__)
    product, copy, read = limits(a.work)
    measuring.fact(f"a matrix product reaches {product:.0f} GFLOP/s on {measuring.threads()} thread(s), a copy in memory "
                   f"{copy:.1f} GB/s, reading a cached file {read:.1f} GB/s")
    sizes = {}
    for units in [1_000, 10_000, 100_000]:
        path, rows = panel.make(a.work, units)
        ours = panel.regress(a.tool, path, f"y ~ {panel.SUM} | unit + time", "cluster:unit", 1 if units > 9_999 else 3)
        sizes[units] = rows, statistics.median(ours["wall"]), ours["peak_mb"]
        if units == 10_000:
            rate = path.stat().st_size / min(ours["read"]) / 1e9
            measuring.fact(f"we read a CSV at {rate:.2f} GB/s")
        path.unlink()
    for units in [10_000, 100_000]:
        measuring.growth("two-way effects, clustered, whole command",
                         f"{sizes[units][0] / sizes[1_000][0]:.0f} times {sizes[1_000][0]:,} rows",
                         sizes[units][1] / sizes[1_000][1], 1.1 * units / 1_000, sizes[units][2] / sizes[1_000][2])
    draws = {}
    for count in [10_000, 100_000, 1_000_000]:
        seconds, peak, *_ = measuring.run(
            [a.tool, "uncertainty", "--index", "egdi", "--draws", str(count), "--format", "csv"], 1)
        draws[count] = seconds[0], peak
    for count in [100_000, 1_000_000]:
        measuring.growth("uncertainty, whole command", f"{count // 10_000} times 10,000 draws",
                         draws[count][0] / draws[10_000][0], 1.1 * count / 10_000, draws[count][1] / draws[10_000][1])


main()
