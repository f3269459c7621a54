"""What an address costs in the frontier: noted, claimed, done.

    python benchmarks/frontier/run.py [--pending 10000,100000,1000000]

For each size a new state file is filled with that many addresses that wait, all are claimed, and
all are finished, committed as in a crawl. Prints processor time an address and peak memory (VmHWM,
so Linux only; each size in a process of its own).
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from pathlib import Path

import click

from newscrawl.links import Link
from newscrawl.state import State

_MIXED = 2_654_435_761  # keys are hashes: they come in no order


def url(number: int) -> str:
    return f"https://kabar.test/2024/11/02/berita-nomor-{number}/"


def key(number: int) -> str:
    return f"{number * _MIXED % 2**64:016x}"


def one_size(pending: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = State(Path(folder) / "state")
        begun = time.process_time()
        for n in range(pending):
            link = Link(url=url(n), source="sitemap", modified="2024-11-02T08:15:00+07:00")
            state.announce(key(n), "kabar.test", link)
        added = time.process_time()
        for n, _ in enumerate(state.unfinished("kabar.test")):
            state.lease(key(n))
        leased = time.process_time()
        for n in range(pending):
            state.finish([key(n)], "kabar.test", url(n), "stored", content_hash=f"{n:064x}")
        state.close()
        done = time.process_time()
    steps = [(b - a) / pending * 1e6 for a, b in ((begun, added), (added, leased), (leased, done))]
    memory = next(
        int(line.split()[1]) / 1000
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmHWM")
    )
    print(
        f"{pending:>10,}{''.join(f'{step:8.1f}' for step in steps)}{sum(steps):9.1f}{memory:10.0f}"
    )


@click.command()
@click.option("--pending", default="10000,100000,1000000", show_default=True)
def main(pending: str) -> None:
    print("   pending    add    claim     ack    total us  peak MB")
    for size in pending.split(","):
        process = multiprocessing.get_context("spawn").Process(target=one_size, args=(int(size),))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
