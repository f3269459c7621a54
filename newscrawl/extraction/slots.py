"""Which elements are slots of the page around the text (related stories, share buttons, captions,
ads), told by their tag and by the words of their class and id. Knows no prose.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

# Never text of the article, whatever they hold.
SKIPPED_TAGS = frozenset(
    "script style noscript template iframe object embed applet svg canvas video audio map form "
    "button select textarea input label nav footer aside dialog menu figcaption amp-ad ins "
    "head title meta link".split()
)
BLOCK_TAGS = frozenset(
    "html body main article section header div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre "
    "table thead tbody tfoot tr td th caption figure address center hr details summary fieldset "
    "hgroup picture".split()
)

# Whole words (runs of words) of a class or id: "lead" is not "leaderboard", "tag" not "vantage".
_NOISE = re.compile(
    r"\b(?:"
    # other stories
    r"relate[ds]?|relacionad[ao]s?|recommend(?:ed|ation|ations)?|rekomendasi|terkait|terpopuler|"
    r"terbaru|terkini|latest|popular|trending|most read|read (?:more|also|next)|see also|also read|baca juga|"
    r"bacajuga|lihat juga|lihatjg|simak juga|linksisip|sisip|topik pilihan|more (?:from|stories|news|links)|"
    r"teaser|promo|promotion|recirc|recirculation|outbrain|taboola|mgid|zergnet|revcontent|"
    r"artikel lain|berita lain|next (?:post|article|story)|prev(?:ious)? (?:post|article)|"
    r"post navigation|"
    # what the reader may do
    r"shar(?:e|es|ing|ed|er|edaddy|eaholic)|sharethis|addthis|addtoany|social|sosmed|socmed|socials|"
    r"medsos|follow|comments?|komentar|commentlist|respond|disqus|reply|replies|newsletter|"
    r"subscri(?:be|ption|ber)|signup|sign up|login|log in|register|rating|ratings|vote|voting|poll|"
    r"print|toolbar|tools|feedback|donat(?:e|ion)|cta|ctatext|"
    # about the text, not of it
    r"tags?|tagcloud|tag list|keywords?|breadcrumbs?|caption|captions|credits?|photographer|byline|"
    r"bylines|author|authors|penulis|reporter|bio|biography|dateline time|timestamp|"
    r"copyright|meta|metadata|entry utility|kicker|"
    # the frame
    r"side ?bar|widgets?|footer|nav|navbar|navigation|menu|pagination|paging|pager|page (?:links|nav)|"
    r"pagenav|halaman|modal|popup|pop up|overlay|cookies?|consent|gdpr|privacy|tooltip|rollover|toc|toc container|"
    r"skip link|screen reader text|sr only|visually hidden|visuallyhidden|dont display|print only|"
    r"is hidden|"
    # ads
    r"ads?|adv|advert|adverts|advertisement|advertisements|advertising|adsense|adslot|adbox|iklan|"
    r"banner|sponsor|sponsored|dfp|gpt|google ads|parallax|para caption|promoted|"
    # embedded things
    r"player|video player|slideshow|carousel|lightbox"
    r")\b"
)
# Of these no wrapper of a text is named.
_FRAME = re.compile(
    r"\b(?:footer|cookies?|consent|gdpr|privacy|comments?|komentar|respond|disqus|copyright)\b"
)
# Where other stories, readers and the site itself speak: no date or writer there is the article's.
_ELSEWHERE = re.compile(
    r"\b(?:related?|relates|recommend(?:ed|ation|ations)?|rekomendasi|terkait|terpopuler|terbaru|"
    r"terkini|popular|trending|most read|baca juga|lainnya|side ?bar|widgets?|footer|nav|navbar|menu|"
    r"comments?|komentar|commentlist|respond|disqus|navigation|next|prev|previous|latest|"
    r"breaking|headlines|ticker|iklan|ads?|caption)\b"
)
_PHOTO = re.compile(r"\b(?:photos?|foto|images?|img|figure|gambar|pic|picture)\b")
_AUTHOR = re.compile(
    r"\b(?:author|authors|penulis|reporter|wartawan|byline|pewarta|writer|jurnalis|theauthor|"
    r"user name|fotografer)\b"
)
_EDITOR = re.compile(r"\b(?:editor|editors|penyunting|redaktur)\b")
_CONTENT = re.compile(
    r"(?:^| )(?:story|entry|isi|artikel|konten|read|berita) |\b(?:(?:article|artikel|story|entry|post|news|read|detail|isi|page|main|text|blog|berita|itp)\s?"
    r"(?:body|content|text|konten|detail|isi)(?:content)?|articlebody|storytext|itp bodycontent|"
    r"detail text|read content|txt article|article raw content)\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _words(names: str) -> str:
    return _NOT_WORD.sub(" ", _CAMEL.sub(" ", names).lower())


@lru_cache(maxsize=8192)
def _is_noise_name(names: str) -> bool:
    return _NOISE.search(_words(names)) is not None


@lru_cache(maxsize=8192)
def _is_frame_name(names: str) -> bool:
    return _FRAME.search(_words(names)) is not None


@lru_cache(maxsize=8192)
def _is_content_name(names: str) -> bool:
    return _CONTENT.search(_words(names)) is not None


def _names(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} . {element.get('id') or ''}"


def is_slot(element: html.HtmlElement) -> bool:
    """Whether the element is of the page's frame by its names, or is not shown at all."""
    attributes = element.attrib
    if not attributes or element.tag == "a":  # the names on a link are about the link
        return False
    if _is_noise_name(_names(element)):
        return True
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))


def is_embedded_post(element: html.HtmlElement) -> bool:
    """Whether the element is a social network's post, quoted by the network's own mark-up."""
    names = element.get("class") if element.tag == "blockquote" else None
    return bool(names and names.startswith(("twitter-", "instagram-", "tiktok-", "fb-")))


@lru_cache(maxsize=8192)
def _role(names: str) -> str | None:
    words = _words(names)
    if _ELSEWHERE.search(words):
        return "elsewhere"
    if _EDITOR.search(words):
        return "editor"
    return "author" if _AUTHOR.search(words) else None


def is_elsewhere(element: html.HtmlElement) -> bool:
    """Whether the element is about other stories, the readers or the site."""
    return _role(_names(element)) == "elsewhere"


def says_author(element: html.HtmlElement) -> bool:
    """Whether the element calls itself the writer; a picture's maker is not."""
    attributes = element.attrib
    if not (
        attributes.get("rel") == "author"
        or attributes.get("itemprop") in ("author", "creator")
        or _role(_names(element)) == "author"
    ):
        return False
    around = element.getparent()
    return around is None or not (around.tag == "figure" or _PHOTO.search(_words(_names(around))))


def says_editor(element: html.HtmlElement) -> bool:
    """Whether the element calls itself the editor."""
    return element.get("itemprop") == "editor" or _role(_names(element)) == "editor"


_CAPTION = re.compile(r"\b(?:captions?|keterangan|ket foto|wp caption text|pic desc|foto desc)\b")


def is_caption(element: html.HtmlElement) -> bool:
    """Whether the element calls itself a picture's caption."""
    return _CAPTION.search(_words(_names(element))) is not None


def is_frame(element: html.HtmlElement) -> bool:
    """Whether the element's names are such as no wrapper around a text carries."""
    return element.tag == "footer" or _is_frame_name(_names(element))


def alike(one: html.HtmlElement, other: html.HtmlElement) -> bool:
    """Whether two elements are made alike: the same tag and the same first class, numbers
    left out ("page-1" and "page-2"), or, without a class, the same style.
    """
    if one.tag != other.tag:
        return False
    first, second = (one.get("class") or "").split(), (other.get("class") or "").split()
    if first and second:
        return _words(first[0]) == _words(second[0])
    style = one.get("style")
    return not first and not second and bool(style) and style == other.get("style")


def is_content(element: html.HtmlElement) -> bool:
    """Whether the element calls itself the article's text."""
    return element.get("itemprop") == "articleBody" or _is_content_name(_names(element))
