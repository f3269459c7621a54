"""Whether a publisher reserves a page against text and data mining, in words that machines read:
the TDM Reservation Protocol, and `noai` beside the robots directives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_OURS = ("newscrawl", "*")
_DIRECTIVES = re.compile(r"[\s,]+")
_PRODUCT = re.compile(r"\s*([\w.*-]+)\s*:")  # whom a robots directive is for, where it names one


def reservation(
    *, headers: Iterable[tuple[str, str]], metas: Iterable[tuple[str, str]]
) -> str | None:
    """What reserves the page, as "header:tdm-reservation" or "meta:robots"; None where nothing
    does. `headers` and `metas` are names and values.

    >>> reservation(headers=[("X-Robots-Tag", "noindex, noai")], metas=[])
    'header:x-robots-tag'
    >>> reservation(headers=[("X-Robots-Tag", "otherbot: noai")], metas=[("robots", "index")])
    >>> reservation(headers=[("TDM-Reservation", "0")], metas=[("tdm-reservation", "1")])
    'meta:tdm-reservation'
    """
    for kind, said in (("header", headers), ("meta", metas)):
        for name, value in said:
            name = name.strip().lower()  # noqa: PLW2901 - the same, as it is compared
            if _reserves(name, value):
                return f"{kind}:{name}"
    return None


def _reserves(name: str, value: str) -> bool:
    if name == "tdm-reservation":
        return value.strip() == "1"
    if name not in ("x-robots-tag", "robots", *_OURS):
        return False
    product = _PRODUCT.match(value)
    if product and product[1].lower() not in _OURS:
        return False
    return "noai" in _DIRECTIVES.split(value[product.end() if product else 0 :].strip().lower())
