"""HTML -> RawArticle: what a page says of its article, source by source.

The order of belief: the site file's selectors, the page's JSON-LD, its meta elements, what it
shows. Every source that speaks becomes a claim; nothing is resolved here (see normalise).
Two fields differ. A headline on the page that the head vouches for comes before the head's
own, which carry site names and page numbers. The text comes from the page, since few sites
put all of it into JSON-LD; where JSON-LD holds far more, it goes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import html

from newscrawl.errors import Blocked
from newscrawl.extraction import jsonld, selectors
from newscrawl.extraction.addresses import absolute_address, date_in, host_of, same_article
from newscrawl.extraction.article_types import article_type
from newscrawl.extraction.blocked import block_reason
from newscrawl.extraction.body import Text, find_text
from newscrawl.extraction.boilerplate import folded
from newscrawl.extraction.byline import Byline, read_byline
from newscrawl.extraction.headline import find_headline, text_of, vouched
from newscrawl.extraction.joining import join_pages, with_whole_text
from newscrawl.extraction.kinds import Evidence, not_an_article, unnamed
from newscrawl.extraction.meta import LONGEST_TITLE, Head
from newscrawl.extraction.page import Page
from newscrawl.extraction.pager import Pages, read_pager
from newscrawl.extraction.paywall import read_paywall
from newscrawl.extraction.pictures import announced_by, read_images
from newscrawl.extraction.refusal import NO_TEXT
from newscrawl.extraction.topics import deepest, read_topics, section_above, section_of_trail
from newscrawl.extraction.tree import parse
from newscrawl.items import Claim, RawArticle, T
from newscrawl.site import Site

__all__ = ["extract", "join_pages", "parse", "with_whole_text"]

_FAR_MORE = 1.5  # times the words: then JSON-LD has a text that the page hides


def extract(tree: html.HtmlElement, *, url: str, site: Site) -> RawArticle:
    """What the page says of its article. `url` is the page's address, "" if unknown.

    Raises NotAnArticle, with the reason, for home pages, archives, standing pages, error
    pages and pages without text; Blocked where a gate stands before the page; ValueError where
    a selector of the site selects no elements. The tree is left as it was.
    """
    page = Page(tree)
    head = Head(page)
    nodes = jsonld.nodes_of(page.all("script"))
    title = head.first("og:title") or head.title or ""
    node = jsonld.article_of(nodes, url=url, title=title)
    if gate := block_reason(page, head, url=url, described=node is not None):
        raise Blocked(gate)
    ld = _JsonLd(node or {}, nodes)
    titles = [*(c for c in ld.text("headline") if len(c.value) <= LONGEST_TITLE), *head.titles()]
    headline = find_headline(page, [claim.value for claim in titles])
    address = url or _address(head)
    known_titles = {folded(claim.value) for claim in titles}
    if headline is not None:
        known_titles.add(folded(text_of(headline)))
    found = find_text(
        page,
        chosen=selectors.first_match(tree, site.body),
        removed=selectors.all_matches(tree, site.remove),
        host=host_of(address),
        titles=known_titles,
    )
    shown = _titles(headline, titles)
    evidence = Evidence(
        described=node is not None,
        vouched=bool(shown) and shown[0].source == "page",
        paragraphs=found.paragraphs,
        listed=found.listed,
        captions=found.captions,
    )
    refusal = not_an_article(page, head, nodes, url=url, evidence=evidence)
    if refusal or found.element is None:
        raise (refusal or NO_TEXT).error()
    publisher = (*jsonld.publishers_of(ld.node, nodes, ld.named), *head.publishers())
    byline = read_byline(
        headline,
        found.element,
        page.names,
        slots=found.slots,
        credits_=found.credits,
        papers=[site.name, site.name.partition(".")[0], *(claim.value for claim in publisher)],
    )
    pages = read_pager(page.all("a"), url=address, following=head.next)
    sections, tags = read_topics(
        page.all("a") if headline is None else page.behind(headline, "a"), page.names
    )
    wall = read_paywall(ld.node, nodes, head, element=found.element, paragraphs=found.paragraphs)
    own = _SiteClaims(tree, site)
    type_ = article_type(
        node,
        nodes,
        head,
        address,
        element=found.element,
        paragraphs=found.paragraphs,
        captions=found.captions,
    )
    raw = RawArticle(
        url=url,
        canonical_url=_canonical(head, address, pages),
        type=_claim("page", type_),
        title=(*own.text(site.title), *shown),
        description=(*own.text(site.description), *ld.text("description"), *head.descriptions()),
        authors=(
            *own.texts(site.authors),
            *ld.people("author", "creator"),
            *head.authors(),
            *_claim("page", tuple(byline.authors)),
            *_signed(found),
        ),
        editors=(
            *own.texts(site.editors),
            *ld.people("editor"),
            *head.editors(),
            *_claim("page", tuple(byline.editors)),
        ),
        published=(*own.text(site.published), *_published(ld, head, byline, address)),
        modified=(
            *ld.text("dateModified"),
            *head.modified(),
            *_each("page:datetime", byline.updated_stamps),
            *_each("page", byline.updated),
        ),
        section=_sections(
            (
                *own.text(site.section),
                *ld.text("articleSection"),
                *head.sections(),
                *_each("page", sections[:1]),
            ),
            headline,
            page,
            ld,
        ),
        tags=(*own.texts(site.tags), *ld.texts("keywords"), *head.tags(), *_claim("page", tags)),
        language=(*ld.text("inLanguage"), *head.language_claims()),
        publisher=publisher,
        body=_bodies(found, wall.paragraphs, ld, site),
        images=read_images(
            found.element,
            page.names,
            url=address,
            announced=(
                *announced_by(ld.node.get("image")),
                *filter(None, [head.first("og:image")]),
            ),
        ),
        paywalled=wall.claims,
        page=pages.number,
        other_pages=pages.others,
        whole_page=pages.whole,
    )
    named = bool(raw.published or raw.authors)
    if refusal := unnamed(head, url=address, evidence=evidence, named=named):
        raise refusal.error()
    return raw


class _JsonLd:
    """The article's JSON-LD object as claims."""

    def __init__(self, node: jsonld.Node, nodes: Sequence[jsonld.Node]) -> None:
        self.node, self.nodes = node, nodes
        self.named = jsonld.named_by_id(nodes)

    def text(self, key: str) -> tuple[Claim[str], ...]:
        return _claim("jsonld", jsonld.text_of(self.node.get(key)))

    def texts(self, key: str) -> tuple[Claim[tuple[str, ...]], ...]:
        return _claim("jsonld", jsonld.texts_of(self.node.get(key)))

    def people(self, *keys: str) -> tuple[Claim[tuple[str, ...]], ...]:
        found = (jsonld.people_of(self.node.get(key), self.named) for key in keys)
        return _claim("jsonld", next(filter(None, found), ()))


class _SiteClaims:
    """What the site file's selectors find, as claims."""

    def __init__(self, tree: html.HtmlElement, site: Site) -> None:
        self.tree, self.source = tree, f"site:{site.name}"

    def text(self, chosen: Sequence[str]) -> tuple[Claim[str], ...]:
        return _each(self.source, self._found(chosen)[:1])

    def texts(self, chosen: Sequence[str]) -> tuple[Claim[tuple[str, ...]], ...]:
        return _claim(self.source, self._found(chosen))

    def _found(self, chosen: Sequence[str]) -> tuple[str, ...]:
        return selectors.texts(self.tree, chosen) if chosen else ()


def _claim(source: str, value: T | None) -> tuple[Claim[T], ...]:
    return (Claim(source=source, value=value),) if value else ()


def _each(source: str, values: Iterable[str]) -> tuple[Claim[str], ...]:
    return tuple(Claim(source=source, value=value) for value in values)


def _signed(found: Text) -> tuple[Claim[tuple[str, ...]], ...]:
    if found.signature is None:
        return ()
    return (Claim(source="page:signature", value=(found.signature,)),)


def _address(head: Head) -> str:
    """The page's address as the page itself has it; "" where it does not tell."""
    told = (head.canonical, head.first("og:url"))
    return next((a for a in told if a and a.startswith(("http://", "https://"))), "")


def _titles(
    headline: html.HtmlElement | None, titles: Sequence[Claim[str]]
) -> tuple[Claim[str], ...]:
    if headline is None or not (shown := text_of(headline)):
        return tuple(titles)
    claim = Claim(source="page", value=shown)
    sure = vouched(shown, (title.value for title in titles))
    return (claim, *titles) if sure else (*titles, claim)


def _published(ld: _JsonLd, head: Head, byline: Byline, address: str) -> tuple[Claim[str], ...]:
    return (
        *ld.text("datePublished"),
        *head.published(),
        *_each("page:datetime", byline.stamps[:1]),
        *_each("page", byline.printed[:1]),
        *_claim("url", date_in(address)),
    )


def _sections(
    told: tuple[Claim[str], ...], headline: html.HtmlElement | None, page: Page, ld: _JsonLd
) -> tuple[Claim[str], ...]:
    """What is `told` of the section; else what the links above the headline say, which takes a
    look at all of them.
    """
    if told:
        return told
    titles = {folded(text_of(headline))} if headline is not None else set()
    return (
        *_claim("page", section_above(headline, page)),
        *_claim("jsonld:breadcrumb", deepest(jsonld.trail_of(ld.nodes), titles)),
    ) or _claim("page:breadcrumb", section_of_trail(headline, page, titles))


def _bodies(
    found: Text, paragraphs: tuple[str, ...], ld: _JsonLd, site: Site
) -> tuple[Claim[tuple[str, ...]], ...]:
    source = f"site:{site.name}" if found.chosen else "page"
    page = _claim(source, paragraphs)
    told = _claim("jsonld", jsonld.paragraphs_of(ld.node.get("articleBody")))
    if told and _words(told[0].value) > _FAR_MORE * _words(found.paragraphs):
        return (*told, *page)
    return (*page, *told)


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _canonical(head: Head, address: str, pages: Pages) -> tuple[Claim[str], ...]:
    """The declared addresses; a page of several has its article's address, not its own."""
    told = (("meta:canonical", head.canonical), ("meta:og:url", head.first("og:url")))
    found = []
    for source, value in told:
        if value and (absolute := absolute_address(address, value)):
            own = pages.apart and same_article(absolute, address)
            found.append(Claim(source=source, value=pages.base if own else absolute))
    if pages.apart:
        found.insert(0, Claim(source="page", value=pages.base))
    return tuple(found)
