"""The paper's frame: templates, the block theme's header and footer, archives. Values put into a
template are HTML already, so texts are escaped where they come in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from newscrawl.demo_site.newsroom import NAME, Story, day, draft, names, slugify

POSTS_A_PAGE = 10


def fill(template: str, **values: object) -> str:
    """The template of that name with `values` put in."""
    return _template(template).substitute(values)


def archive_url(base: str, kind: str, name: str) -> str:
    """Address of the archive of a category, tag or author."""
    return f"{base}{kind}/{slugify(name)}/"


def link(base: str, story: Story) -> str:
    """A headline that leads to its article."""
    return f'<a href="{base}{story.slug}/">{escape(story.title)}</a>'


def excerpt(story: Story, words: int = 30) -> str:
    """The first words of the text, as HTML, with the brackets WordPress puts after them."""
    text = story.pages[0][0].parts[0].replace("**", "").split()
    return escape(" ".join(text[:words])) + (" [&hellip;]" if len(text) > words else "")


def menu(base: str) -> str:
    """The sections as a menu's items."""
    return "".join(
        f'<li><a href="{archive_url(base, "category", name)}">{escape(name)}</a></li>'
        for name in names("category")
    )


def head(base: str, title: str, links: str = "") -> str:
    """The head of a page; `links` is what only this kind of page carries."""
    return fill("head.html", base=base, head_title=f"{title} &#8211; {NAME}", head_links=links)


def frame(base: str, title: str, main: str, body_class: str, links: str = "") -> str:
    """`main` between the block theme's header and footer."""
    return fill(
        "block.html",
        head=head(base, title, links),
        base=base,
        body_class=body_class,
        menu=menu(base),
        main=main,
    )


def listing(base: str, title: str, path: str, found: Sequence[Story], number: int = 1) -> str:
    """Page `number` of an archive; `path` is that of its first page."""
    shown = found[POSTS_A_PAGE * (number - 1) : POSTS_A_PAGE * number]
    pager = ""
    if number > 1:
        before = f"page/{number - 1}/" if number - 1 > 1 else ""
        pager += fill("pager.html", way="previous", url=base + path + before, text="Sebelumnya")
    if POSTS_A_PAGE * number < len(found):
        after = f"page/{number + 1}/"
        pager += fill("pager.html", way="next", url=base + path + after, text="Berikutnya")
    notice = fill("notice.html", base=base, slug=draft().slug, title=escape(draft().title))
    main = fill(
        "list.html",
        title=title,
        notice="" if path or number > 1 else notice,
        items="".join(_item(base, story) for story in shown),
        pager=pager,
    )
    part = f" &#8211; Halaman {number}" if number > 1 else ""
    body_class = f"archive {path.partition('/')[0]}" if path else "home blog"
    return frame(base, title + part, main, body_class)


def _item(base: str, story: Story) -> str:
    return fill(
        "list_item.html",
        id=story.id,
        category=slugify(story.section),
        url=f"{base}{story.slug}/",
        title=escape(story.title),
        excerpt=excerpt(story),
        published=story.published.isoformat(),
        day=day(story.published),
    )


@cache
def _template(name: str) -> Template:
    return Template((files(__package__) / "templates" / name).read_text("utf-8"))
