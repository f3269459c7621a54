"""`newscrawl` and `python -m newscrawl`."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError

from newscrawl.cli import main
from newscrawl.cli.crawl import INTERRUPTED
from newscrawl.cli.options import tell
from newscrawl.errors import NewscrawlError

FAILED = 1
WRONG_USAGE = 2


def run() -> None:
    """The command line, with every expected trouble as one line on stderr and its exit code."""
    for name in ("stdin", "stdout", "stderr"):  # closed by whoever started us: `... 2>&-`
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r+", encoding="utf-8"))  # noqa: SIM115
    try:
        code = main(prog_name="newscrawl", standalone_mode=False)
    except NoArgsIsHelpError as error:
        error.show()
        code = WRONG_USAGE
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "newscrawl"
        code = _complain(f"{error.format_message()} (see {path} --help)", WRONG_USAGE)
    except NewscrawlError as error:
        code = _complain(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        code = _complain("interrupted", INTERRUPTED)
    except OSError as error:
        code = _output_failed(error)
    sys.exit(code)


def _complain(message: str, code: int) -> int:
    tell(message)
    return code


def _output_failed(error: OSError) -> int:
    if error.errno == errno.EPIPE:  # the reader has seen enough: `... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return _complain(f"{error.filename or 'the output'}: {error.strerror}", FAILED)


if __name__ == "__main__":
    run()
