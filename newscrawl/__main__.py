"""`newscrawl` and `python -m newscrawl`."""

from __future__ import annotations

import sys

from newscrawl.cli import main
from newscrawl.errors import NewscrawlError

INTERRUPTED = 130


def run() -> None:
    """The command line, with every expected trouble as one line on stderr and its exit code.

    A closed pipe (`... | head`) ends it quietly: click sees to that.
    """
    try:
        main(prog_name="newscrawl")
    except NewscrawlError as error:
        sys.stderr.write(f"newscrawl: {error}\n")
        sys.exit(error.exit_code)
    except OSError as error:
        sys.stderr.write(f"newscrawl: {error.filename or 'the output'}: {error.strerror}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("newscrawl: interrupted\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
