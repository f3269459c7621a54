"""A page -> the one tree that every stage of the extraction reads."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from newscrawl.errors import NotAnArticle
from newscrawl.extraction.decode import as_utf8

_CONTROLS = bytes(n for n in range(32) if chr(n) not in "\t\n\r")
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_MOST_TAGS = 500_000  # a tree takes 200 bytes for each; newspapers' longest pages have 20,000
_LONG_TAG = 20_000  # bytes
_MOST_ATTRIBUTES = 300
_START_TAG = re.compile(rb"<[a-zA-Z]")
_QUOTED = r"""\"[^\"]*+\"|'[^']*+'"""
_CROWDED_TAG = re.compile(
    rf"""(<[^\s/<>]++(?:[\s/]*+[^\s/<>][^\s/<>=]*+(?:\s*+=\s*+(?:{_QUOTED}|[^\s\"'<>]*+))?+)"""
    rf"""{{{_MOST_ATTRIBUTES}}})(?:[^<>\"']++|{_QUOTED})*+""".encode()
)


def parse(page: bytes | str, *, charset: str | None = None) -> html.HtmlElement:
    """The page as one lxml tree. `charset` is what the HTTP header declared, if anything.

    Raises NotAnArticle where there is nothing to read: an empty page, a picture, a PDF, or more
    tags than fit in the memory.

    >>> parse("<title>Banjir surut</title>").findtext(".//title")
    'Banjir surut'
    """
    # Half a surrogate pair cannot be encoded; NUL and its like end a parse early.
    data = (
        page.encode("utf-8", "ignore") if isinstance(page, str) else as_utf8(page, charset=charset)
    )
    data = b"".join(_with_fewer_attributes(data.translate(None, _CONTROLS)))
    if not data.strip() or data == codecs.BOM_UTF8:
        raise NotAnArticle("the page is empty", outcome="empty")
    if data.count(b"<") > _MOST_TAGS:
        raise NotAnArticle(f"the page has more than {_MOST_TAGS:,} tags", outcome="error")
    # huge_tree: without it a text node of 10 MB is dropped whole, with no word said.
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        collect_ids=False,  # nobody asks for an element by its id
    )
    parser.set_element_class_lookup(_ONE_CLASS)  # lxml.html's own asks Python at each element
    try:
        tree = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    if tree is None:
        raise NotAnArticle("the page holds no HTML elements", outcome="empty")
    if tree.getnext() is not None:
        _take_in_what_is_behind(tree)
    return tree


def _take_in_what_is_behind(tree: html.HtmlElement) -> None:
    """What stands behind </html> goes to the body's end, where browsers show it; libxml2 makes
    an element of it beside the root, which no walk of the tree comes by.
    """
    body = tree.find("body")
    if body is None:
        body = tree
    for behind in tree.itersiblings():
        if len(body):
            body[-1].tail = (body[-1].tail or "") + (behind.text or "")
        else:
            body.text = (body.text or "") + (behind.text or "")
        body.extend(list(behind))


def _with_fewer_attributes(page: bytes) -> Iterator[bytes]:
    """The page in pieces, without the attributes of a tag that has more than a few hundred:
    libxml2 compares each with all before it. Only tags longer than any sane one are looked at.
    """
    start = cut = 0
    while start + _LONG_TAG < len(page):
        end = page.rfind(b">", start, start + _LONG_TAG)
        if end >= 0:
            start = end + 1
            continue
        end = page.find(b">", start + _LONG_TAG)
        end = len(page) if end < 0 else end
        tag = _START_TAG.search(page, start, end)
        crowded = tag and _CROWDED_TAG.match(page, tag.start(), end)
        if crowded and not _in_script(page, start):
            yield page[cut : crowded.end(1)]
            yield b">"
            cut = crowded.end() + page.startswith(b">", crowded.end())
        start = end + 1
    yield page[cut:]


def _in_script(page: bytes, at: int) -> bool:
    return page.rfind(b"<script", 0, at) > page.rfind(b"</script", 0, at)
