"""Which elements are slots of the page around the text (related stories, share buttons, captions,
ads), told by their tag and by the words of their class and id. Knows no prose.

A word counts only whole: "lead" is not "leaderboard", "tag" not "vantage". Each spelling of class
and id is judged once; a page repeats few of them many times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from lxml import html


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never text of the article, whatever they hold.
SKIPPED_TAGS = _set(
    "script style noscript template iframe object embed applet svg canvas video audio map form "
    "button select textarea input label nav footer aside dialog menu figcaption amp-ad ins "
    "head title meta link"
)
BLOCK_TAGS = _set(
    "html body main article section header div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote "
    "pre table thead tbody tfoot tr td th caption figure address center hr details summary "
    "fieldset hgroup picture"
)

_NOISE, _FRAME, _ELSEWHERE, _AUTHOR, _EDITOR, _CAPTION, _CONTENT, _PHOTO, _BUBBLE = (
    1 << n for n in range(9)
)
# Words about other stories; a name for the text ("entry-content") that holds no other word.
_STORIES, _TEXT = 1 << 9, 1 << 10

# Words, or two words in a row written with "_", that give an element away.
_OTHER_STORIES = (
    "relate related relates relatednews rekomendasi recommend recommended recommendation "
    "recommendations relacionadas relacionados terkait terpopuler terbaru terkini latest popular "
    "trending most_read read_more read_also read_next see_also also_read baca_juga bacajuga "
    "lihat_juga simak_juga more_from more_stories more_news more_links artikel_lain berita_lain "
    "next_post next_article next_story prev_post previous_post prev_article previous_article "
    "post_navigation"
)
_STORIES_IN_TEXT = (
    "lihatjg linksisip sisip topik_pilihan teaser promo promotion recirc recirculation outbrain "
    "taboola mgid zergnet revcontent"
)
_READERS = "comment comments komentar commentlist respond disqus"
_ACTIONS = (
    "share shares sharing shared sharer sharedaddy shareaholic sharethis addthis addtoany social "
    "socials sosmed socmed medsos follow reply replies newsletter subscribe subscription "
    "subscriber signup sign_up login log_in register rating ratings vote voting poll printfriendly "
    "toolbar tools feedback donate donation cta ctatext"
)
_ABOUT_TEXT = (
    "tag tags tagcloud keyword keywords breadcrumb breadcrumbs credit credits photographer "
    "bylines authors bio biography timestamp meta metadata kicker"
)
_SITE_FRAME = "footer cookie cookies consent gdpr privacy copyright"
_FURNITURE = (
    "toc pagination paging pager pagenav page_links "
    "page_nav skip_link screen_reader sr_only visually_hidden visuallyhidden dont_display "
    "print_only is_hidden player video_player slideshow carousel lightbox"
)
# Opened over the text on a click. On a <span> they name the word that is clicked.
_BUBBLES = "modal popup pop_up popover overlay tooltip rollover"
_NAVIGATION = "sidebar side_bar widget widgets nav navbar navigation menu"
_ADS = "ad ads iklan"
_AD_WORDS = (
    "adv advert adverts advertisement advertisements advertising adsense adslot adbox banner "
    "sponsor sponsored dfp gpt google_ads parallax para_caption promoted"
)
_CAPTIONS = "caption captions"
_WRITERS = (
    "author authors penulis reporter wartawan byline pewarta writer jurnalis theauthor user_name "
    "fotografer"
)

# "article-body", "entry-content", "isi-berita": one of these before one of those.
_TEXTS = _set("article artikel story entry post news read detail isi page main text blog berita")
_BODIES = _set("body content text konten detail isi")

_LISTS = (
    (_NOISE | _ELSEWHERE | _STORIES, _OTHER_STORIES),
    (_NOISE | _ELSEWHERE, f"{_NAVIGATION} {_ADS}"),
    (_NOISE | _ELSEWHERE | _FRAME, _READERS),
    (_NOISE | _FRAME, _SITE_FRAME),
    (_NOISE, f"{_STORIES_IN_TEXT} {_ACTIONS} {_ABOUT_TEXT} {_FURNITURE} {_AD_WORDS}"),
    # Where other stories and the site itself speak: no date or writer there is the article's.
    (_ELSEWHERE, "lainnya next prev previous breaking headlines ticker footer caption"),
    (_BUBBLE, _BUBBLES),
    (_NOISE | _CAPTION, _CAPTIONS),
    (_CAPTION, "keterangan ket_foto pic_desc foto_desc"),
    (_NOISE | _AUTHOR, "author authors penulis reporter byline"),
    (_AUTHOR, _WRITERS),
    (_EDITOR, "editor editors penyunting redaktur"),
    (_PHOTO, "photo photos foto image images img figure gambar pic picture"),
    (
        _CONTENT,
        "articlebody storytext articlecontent postcontent entrycontent bodycontent txt_article",
    ),
    (
        _CONTENT,
        " ".join(f"{a}_{b}" for a, b in product(_TEXTS, _BODIES)),
    ),
)
_WORDS: dict[str, int] = {}
for _flag, _list in _LISTS:
    for _word in _list.split():
        _WORDS[_word] = _WORDS.get(_word, 0) | _flag
# Classes that, alone, name the text.
_TEXT_CLASSES = _set("story entry isi artikel konten read berita")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# "has-sidebar", "no-share": a word behind one of these tells what stands elsewhere, or nowhere.
_PREPOSITIONS = _set("no has have with without")
# WordPress puts a post's tags and categories on the element of the post, as classes.
_POST = re.compile(r"hentry|type-post|post-\d+")
_TERM = re.compile(r"(?:tag|category|author|format)-")
# Site builders call each part of the page a widget, the text's part too.
_BUILT = re.compile(r"elementor-|Blog\Z|Blog\d+\Z")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _judge(classes: str | None, id_: str | None) -> int:
    """What the words of a class and an id say, as flags."""
    names = (classes or "").split()
    flags = 0 if _TEXT_CLASSES.isdisjoint(names) else _CONTENT
    if any(map(_POST.fullmatch, names)):
        names = [name for name in names if not _TERM.match(name)]
    built = any(map(_BUILT.match, names))
    return flags | _said(names, built=built) | _said((id_ or "").split(), built=built)


def _said(names: Iterable[str], *, built: bool) -> int:
    """What the words of some names say; "widget" says nothing on a `built` element."""
    flags, before = 0, ""
    for name in names:
        told, said = -1, 0
        for word in _WORD.findall(name):
            small = word.lower()
            if not (built and small == "widget"):
                said |= told & (_WORDS.get(small, 0) | _WORDS.get(f"{before}_{small}", 0))
            if small in _PREPOSITIONS:
                told = _CAPTION | _PHOTO
            before = small
        flags |= said | (_TEXT if said & (_CONTENT | _NOISE) == _CONTENT else 0)
    return flags


class Names(dict[html.HtmlElement, int]):
    """What the names of a page's elements say, as flags. Several stages ask of the same element,
    and reading its class and id costs more than all else here.
    """

    def __missing__(self, element: html.HtmlElement) -> int:
        flags = self[element] = _judge(element.get("class"), element.get("id"))
        return flags


def _is_surely_text(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element's name for the text outweighs the other words on it."""
    told = names[element] & (_TEXT | _STORIES | _FRAME | _CAPTION | _AUTHOR)
    return told == _TEXT or element.get("itemprop") == "articleBody"


def is_slot(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element is of the page's frame by its names, or is not shown at all."""
    if element.tag == "a":  # the names on a link are about the link
        return False
    flags = names[element]
    if flags & _NOISE and not _is_surely_text(element, names):
        return True
    if flags & _BUBBLE and element.tag in BLOCK_TAGS:
        return True
    return element.get("hidden") is not None or _is_hidden(element)


def is_folded_away(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element is hidden by its style and nothing in its names says why."""
    return _is_hidden(element) and not names[element] & (_NOISE | _BUBBLE)


def _is_hidden(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return bool(style) and _HIDDEN.search(style) is not None


def is_embedded_post(element: html.HtmlElement) -> bool:
    """Whether the element is a social network's post, quoted by the network's own mark-up."""
    names = element.get("class") if element.tag == "blockquote" else None
    return bool(names and names.startswith(("twitter-", "instagram-", "tiktok-", "fb-")))


def is_elsewhere(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element is about other stories, the readers or the site."""
    return names[element] & _ELSEWHERE != 0


def role_of(element: html.HtmlElement, names: Names) -> str | None:
    """Whether the element calls itself the "author" or the "editor"; a picture's maker is none."""
    flags = names[element]
    marked = element.get("itemprop")
    if flags & _AUTHOR or marked in ("author", "creator") or element.get("rel") == "author":
        around = element.getparent()
        if around is None or not (around.tag == "figure" or names[around] & _PHOTO):
            return "author"
    return "editor" if flags & _EDITOR or marked == "editor" else None


def is_caption(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element is a picture's caption, or holds one with its picture."""
    return element.tag in ("figure", "figcaption") or names[element] & _CAPTION != 0


def is_frame(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element's names are such as no wrapper around a text carries."""
    return element.tag == "footer" or names[element] & _FRAME != 0


def is_content(element: html.HtmlElement, names: Names) -> bool:
    """Whether the element calls itself the article's text."""
    return names[element] & _CONTENT != 0 or element.get("itemprop") == "articleBody"


def alike(one: html.HtmlElement, other: html.HtmlElement) -> bool:
    """Whether two elements are made alike: the same tag and the same first class, numbers
    left out ("page-1" and "page-2"), or, without a class, the same style.
    """
    if one.tag != other.tag:
        return False
    first, second = (one.get("class") or "").split(), (other.get("class") or "").split()
    if first and second:
        return _WORD.findall(first[0]) == _WORD.findall(second[0])
    style = one.get("style")
    return not first and not second and bool(style) and style == other.get("style")
