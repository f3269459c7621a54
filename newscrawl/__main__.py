"""`newscrawl` and `python -m newscrawl`."""

from __future__ import annotations

import os
import sys

from newscrawl.cli import main
from newscrawl.errors import NewscrawlError

INTERRUPTED = 130


def run() -> None:
    """The command line, with every expected trouble as one line on stderr and its exit code."""
    try:
        main(prog_name="newscrawl", standalone_mode=True)
    except NewscrawlError as error:
        sys.stderr.write(f"newscrawl: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("newscrawl: interrupted\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
