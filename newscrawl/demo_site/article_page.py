"""An article's page in its layout: the block theme, or the older classic one with an SEO plugin."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC
from html import escape

from newscrawl.demo_site.newsroom import NAME, Block, Story, by_slug, day, slugify, stories
from newscrawl.demo_site.theme import archive_url, excerpt, fill, frame, head, link, menu

UPLOADS = "wp-content/uploads/2024/11/"


def article_url(base: str, story: Story, number: int = 1) -> str:
    """Address of a page of `story`; a draft has one that robots.txt forbids."""
    folder = "pratinjau/" if story.draft else ""
    return f"{base}{folder}{story.slug}/" + (f"{number}/" if number > 1 else "")


def content(base: str, page: Sequence[Block], layout: str = "block") -> str:
    """The blocks of one page, as the editor made them."""
    return "\n".join(_block(base, block, layout) for block in page)


def article_page(base: str, story: Story, number: int = 1) -> str:
    """Page `number` of `story`."""
    part = f" &#8211; Halaman {number}" if number > 1 else ""
    title = escape(story.title) + part
    body_class = f"post-template-default single single-post postid-{story.id}"
    body_class += f" paged-{number} single-paged-{number}" if number > 1 else ""
    links = fill(
        "article_links.html", base=base, id=story.id, canonical=article_url(base, story, number)
    )
    values = _values(base, story, number)
    if story.layout == "block":
        main = fill("block_article.html", **values)
        return frame(base, title, main, body_class, "" if story.draft else links)
    links = _seo(base, story, number) + links
    return fill("classic.html", head=head(base, title, links), body_class=body_class, **values)


def _values(base: str, story: Story, number: int) -> dict[str, object]:
    others = [s for s in stories() if s.slug != story.slug]
    related = [s for s in others if s.section == story.section][:3]
    changed = story.modified or story.published
    address = article_url(base, story)
    return {
        "base": base,
        "id": story.id,
        "url": address,
        "title": escape(story.title),
        "author": story.author,
        "author_url": archive_url(base, "author", story.author),
        "section": escape(story.section),
        "section_url": archive_url(base, "category", story.section),
        "tags": ", ".join(
            f'<a href="{archive_url(base, "tag", tag)}" rel="tag">{escape(tag)}</a>'
            for tag in story.tags
        ),
        "content": content(base, story.pages[number - 1], story.layout),
        "pager": _pager(base, story, number),
        "share": fill("share.html", url=address),
        "published": story.published.isoformat(),
        "day": day(story.published),
        "clock": f"{story.published:%H.%M}",
        "modified": changed.isoformat(),
        "modified_day": day(changed),
        "modified_clock": f"{changed:%H.%M}",
        "updated": fill("updated.html", modified=changed.isoformat(), day=day(changed))
        if story.modified
        else "",
        "comment_count": len(story.comments),
        "comments": _comments(address, story),
        "respond": fill("respond.html", base=base, url=address, id=story.id),
        "related": "".join(f"<li>{link(base, s)}</li>" for s in related),
        "latest": "".join(f"<li>{link(base, s)}</li>" for s in others[:5]),
        "menu": menu(base),
    }


def _block(base: str, block: Block, layout: str) -> str:
    if block.kind == "teaser":
        (slug,) = block.parts
        return f"<p><strong>Baca juga: {link(base, by_slug(slug))}</strong></p>"
    parts = [re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(p)) for p in block.parts]
    if block.kind == "picture":
        file, caption, credit = parts
        source = f"{base}{UPLOADS}{file}"
        return fill(f"{layout}_picture.html", src=source, caption=caption, credit=credit)
    if block.kind == "list":
        return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in parts) + "\n</ul>"
    tag = "h3" if block.kind == "subhead" else "p"
    return f"<{tag}>{parts[0]}</{tag}>"


def _pager(base: str, story: Story, number: int) -> str:
    if len(story.pages) == 1:
        return ""
    links = (
        f'<span class="post-page-numbers current" aria-current="page">{n}</span>'
        if n == number
        else f'<a href="{article_url(base, story, n)}" class="post-page-numbers">{n}</a>'
        for n in range(1, len(story.pages) + 1)
    )
    return f'<p class="post-nav-links">Halaman: {" ".join(links)}</p>'


def _comments(address: str, story: Story) -> str:
    items = "".join(
        fill(
            f"{story.layout}_comment.html",
            id=story.id * 10 + n,
            url=f"{address}#comment-{story.id * 10 + n}",
            reader=escape(comment.reader),
            time=comment.time.isoformat(),
            day=day(comment.time),
            text=escape(comment.text),
        )
        for n, comment in enumerate(story.comments)
    )
    return f'<ol class="comment-list wp-block-comment-template">{items}</ol>' if items else ""


def _seo(base: str, story: Story, number: int) -> str:
    """What an SEO plugin adds: OpenGraph and one JSON-LD graph, both with times in UTC."""
    address = article_url(base, story)
    published = story.published.astimezone(UTC).isoformat()
    modified = (story.modified or story.published).astimezone(UTC).isoformat()
    images = [f"{base}{UPLOADS}{block.parts[0]}" for block in story.pictures]
    person = {
        "@type": "Person",
        "@id": f"{base}#/schema/person/{slugify(story.author)}",
        "name": story.author,
    }
    paper = {"@type": "Organization", "@id": f"{base}#organization", "name": NAME, "url": base}
    news = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "isPartOf": {"@id": address},
        "author": {"name": story.author, "@id": person["@id"]},
        "headline": story.title,
        "datePublished": published,
        "dateModified": modified,
        "mainEntityOfPage": {"@id": address},
        "publisher": {"@id": paper["@id"]},
        "image": images,
        "keywords": list(story.tags),
        "articleSection": [story.section],
        "inLanguage": "id",
    }
    webpage = {"@type": "WebPage", "@id": address, "url": address, "name": story.title}
    graph = {"@context": "https://schema.org", "@graph": [news, webpage, paper, person]}
    return fill(
        "seo.html",
        description=excerpt(story, 24),
        title=escape(story.title),
        url=article_url(base, story, number),
        published=published,
        modified=modified,
        author=story.author,
        images="\n".join(f'\t<meta property="og:image" content="{image}" />' for image in images),
        graph=json.dumps(graph, ensure_ascii=False),
    )
