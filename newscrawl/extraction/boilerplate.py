"""Which lines of the text's element are not the text: teasers, labels, captions, credits, codes.

One rule decides what words alone cannot. A newsroom that types "SCROLL TO CONTINUE WITH CONTENT"
or "Editor: Sari" as a plain paragraph among plain paragraphs has made it text of its post. The
same words put there by the page's template stand in a slot of their own: an element with a class,
an id or a style, a <div>, a heading, or a paragraph that is emphasised or linked from end to end.
So labels, invitations and credits go only from a slot; "Baca juga: <headline>" goes from anywhere,
since nobody writes it but to lead away from the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from statistics import median

from newscrawl.extraction.captions import (
    LONGEST_CAPTION,
    STOPS,
    is_caption_line,
)
from newscrawl.extraction.paragraphs import Line
from newscrawl.indonesian import text as wording
from newscrawl.indonesian.datelines import dateline
from newscrawl.indonesian.words import words

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))
_WORD = re.compile(r"\w+")
_DATE_LINE = re.compile(
    r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday)\b.{4,50}\d{4}.{0,30}|.{0,60}\b\d{1,2}[.:]\d{2}\s*(?:wib|wita|wit)\b.{0,12}|"
    r"(?:published|posted|(?:last )?updated|diperbarui|diterbitkan|dipublikasikan|tayang)\b.{0,60}",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"\bfollow (?:him|her|them|us|me)\b|^follow \S.{0,40}\bon (?:twitter|instagram|facebook)|"
    r"^follow \S.{0,80}\bat https?:|\bcontributed to this (?:report|story)\b|"
    r"^(?:additional )?reporting by\b|^(?:subscribe|sign up) (?:to|for)\b",
    re.IGNORECASE,
)
# "Cek informasi di laman <a>...</a> sebelum mendaftar, kata Darto." is somebody's word.
_SAID = re.compile(
    r"[,”\"]\s*(?:kata|ujar|tutur|ungkap|jelas|imbuh|tegas|pesan|sebut|imbau)(?:nya)?\b",
    re.IGNORECASE,
)
# Script that a template's slip shows to readers. It is looked for only in the text that has one of
# the plain words: the pattern has to be tried at each character.
_SCRIPT_WORDS = ("adsbygoogle", "googletag.", "document.", "window.", "function")
_SCRIPT = re.compile(
    r"adsbygoogle|googletag\.|document\.(?:write|getElement)|window\.\w+\s*=|function\s*\(\w*\)\s*\{"
)
_HEAD_LINES = 4
_DEEPEST_TITLE = 12  # lines: further down a repeated headline is prose
_SHORT = 80  # characters; below that prose is told by its punctuation
_NAME_WORDS = range(2, 5)
_LONGEST_LABEL = 400  # characters, invitations to a video or channel among them
_LONGEST_HEAD = 200  # characters: a longer line above the dateline is a standfirst


def folded(text: str) -> str:
    """The text's words in small letters, one blank between them."""
    return b" ".join(words(text.casefold())).decode()


def without_boilerplate(lines: Sequence[Line], *, titles: Collection[str] = ()) -> list[str]:
    """The lines that are the article's text, in order, without what is glued to their ends.

    `titles` are the headline's forms, `folded`: a line at the top that repeats one is no text.
    """
    kept: list[Line] = []
    after_label = False
    by_picture = any(line.by_image or line.after_image for line in lines)
    kinds = Counter(map(_kind, lines)) if by_picture else Counter()
    usual = median(len(line.text) for line in lines) if len(lines) > 1 else 0
    for line in _below_head(lines, titles):
        if _is_listed(line, kept):
            kept.append(line)
            continue
        if _is_noise(line, after_label=after_label) or is_caption_line(
            line, first=not kept, alike=kinds[_kind(line)] if by_picture else 0, usual=usual
        ):
            after_label = wording.is_label(line.text) or (after_label and line.is_link)
            continue
        after_label = False
        kept.append(line)
    _drop_linked_headings(kept)
    _drop_tail(kept)
    texts = [line.text for line in kept]
    if texts:
        texts[-1] = wording.strip_code(texts[-1]) or texts[-1]
    return texts


def _is_listed(line: Line, above: Sequence[Line]) -> bool:
    """Whether the line is of a list of links that the text announces: "Berikut laman resminya:"."""
    if not line.is_link or line.tag != "li" or not above:
        return False
    before = above[-1]
    items = line.block.getparent()
    if before.tag == "li" and before.is_link and before.block.getparent() is items:
        return True
    first = line.block.getprevious() is None
    announced = (
        before.tag == "p" and before.text.endswith(":") and not wording.is_invitation(before.text)
    )
    return first and announced and items is not None and items.getprevious() is before.block


def _kind(line: Line) -> tuple[str, str | None, str | None]:
    block = line.block
    return line.tag, block.get("class"), block.get("style")


def _is_noise(line: Line, *, after_label: bool) -> bool:
    text = line.text
    if not _WORD.search(text) or _is_script(text) or wording.is_teaser(text):
        return True
    if line.linked and wording.opens_like_teaser(text):
        return True
    if line.is_link and line.own_links and (line.tag not in _HEADINGS or after_label):
        return True
    return _is_label(line)


def _is_script(text: str) -> bool:
    for word in _SCRIPT_WORDS:
        if word in text:
            return _SCRIPT.search(text) is not None
    return False


def _is_label(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_LABEL:
        return False
    if wording.is_label(text):
        return line.in_slot or wording.opens_like_teaser(text)
    if wording.is_invitation(text):
        said = _SAID.search(text) is not None
        return line.in_slot or line.before_embed or (line.linked > 0 and not said)
    return (
        wording.is_ad_label(text) or wording.is_code(text) or _is_page_mark(line)
    ) and line.in_slot


def _is_page_mark(line: Line) -> bool:
    """Numbers in a table are its text; elsewhere they count pages."""
    cell = line.tag in _CELLS and line.linked == 0 and not any(map(str.isalpha, line.text))
    return not cell and wording.is_page_mark(line.text)


def _drop_linked_headings(lines: list[Line]) -> None:
    """A linked heading over prose is a subhead; one upon another, they are a list of stories."""
    listed = [line.is_link and line.own_links and line.tag in _HEADINGS for line in lines]
    if not any(listed):
        return
    for index in range(len(lines) - 1, -1, -1):
        near = listed[index + 1 : index + 2] or [True]
        if listed[index] and (near[0] or (index > 0 and listed[index - 1])):
            del lines[index]


def _below_head(lines: Sequence[Line], titles: Collection[str]) -> Sequence[Line]:
    """The lines below a headline, date line and byline that stand at the text's top."""
    start = 0
    # Folding takes away marks and spaces: what is far longer than every title is none.
    longest = 2 * max(map(len, titles), default=0)
    for index, line in enumerate(lines[:_DEEPEST_TITLE]):
        if len(line.text) > LONGEST_CAPTION:
            break
        if (
            len(line.text) <= longest
            and folded(line.text) in titles
            and (line.tag in _HEADINGS or line.in_slot or index < _HEAD_LINES)
        ):
            start = index + 1
    # A text that opens with its dateline has nothing before it: a caption in italics, a date.
    for index in range(start, min(start + _HEAD_LINES, len(lines))):
        above = lines[start:index]
        if (
            above
            and all(line.in_slot and len(line.text) < _LONGEST_HEAD for line in above)
            and dateline(lines[index].text)
        ):
            return lines[index:]
    while start < len(lines) and _is_head_line(lines[start]):
        start += 1
    return lines[start:]


def _is_head_line(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEAD:
        return False
    return (
        (line.in_slot or line.linked > 0)
        and (
            _DATE_LINE.match(text) is not None or wording.is_credit(text) or wording.is_label(text)
        )
    ) or not _WORD.search(text)


def _drop_tail(lines: list[Line]) -> None:
    """Take away what stands below the last prose: credits, codes, and what follows them."""
    below = next((i for i in range(len(lines), 0, -1) if _is_prose(lines[i - 1])), len(lines))
    for index in range(below, len(lines)):
        if _ends_text(lines[index]):
            del lines[index:]
            return


def _is_prose(line: Line) -> bool:
    text = line.text
    return (len(text) > _SHORT or text[-1] in STOPS) and not _ends_text(line)


def _ends_text(line: Line) -> bool:
    text = line.text
    if wording.is_code(text) or wording.is_rights_notice(text):
        return True
    if not (line.in_slot or line.linked):
        return False
    return (
        wording.is_credit(text)
        or wording.is_role(text)
        or wording.is_wire(text)
        or wording.is_label(text)
        or (len(text) < LONGEST_CAPTION and _FOLLOW.search(text) is not None)
        or _is_writer_in_capitals(line)
    )


def _is_writer_in_capitals(line: Line) -> bool:
    """As in "SARI DEWI", bold, the last line: some papers sign like that and nowhere else."""
    return (
        line.is_emphasised
        and len(names := line.text.split()) in _NAME_WORDS
        and line.text.isupper()
        and all(word.replace(".", "").isalpha() for word in names)
    )


def signature(lines: Sequence[Line]) -> str | None:
    """The writer's name where the text's last line is nothing else; None where it is none."""
    last = next((line for line in reversed(lines) if _WORD.search(line.text)), None)
    return last.text if last is not None and _is_writer_in_capitals(last) else None
