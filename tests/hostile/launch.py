"""The command line as it is, but that it waits and tries again less, knows only the names it is told, and says how
much memory it took. Names that are not in the table do not exist: no test asks a name server.

usage: launch.py '{"patience": 2, "names": {"kabar.co.id": "127.0.0.1"}, "peak": FILE}' ARGUMENT...
"""

from __future__ import annotations

import atexit
import json
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path


def know_only(names: Mapping[str, str]) -> None:
    system = socket.gethostbyname

    def lookup(name: str) -> str:
        if name in names:
            return names[name]
        try:
            socket.inet_aton(name)
        except OSError:
            raise socket.gaierror(socket.EAI_NONAME, "not known") from None
        return system(name)  # an address, in whatever spelling

    socket.gethostbyname = lookup


def tell_peak(file: Path) -> None:
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    file.write_text(found[1] if found else "", "ascii")


def main() -> None:
    wishes = json.loads(sys.argv.pop(1))
    know_only(wishes["names"])
    atexit.register(tell_peak, Path(wishes["peak"]))
    from newscrawl import settings  # noqa: PLC0415 - after the names are set

    if wishes["patience"]:
        settings.DOWNLOAD_TIMEOUT = wishes["patience"]
        settings.RETRY_TIMES = 1  # type: ignore[attr-defined]  # Scrapy's; settings leaves it as it is
    from newscrawl.__main__ import run  # noqa: PLC0415 - the same

    run()


if __name__ == "__main__":
    main()
