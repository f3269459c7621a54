"""Which lines of the text's element are captions of its pictures."""

from __future__ import annotations

import re

from newscrawl.extraction.paragraphs import Line
from newscrawl.indonesian.datelines import dateline

LONGEST_CAPTION = 300  # characters
STOPS = '.!?"”'  # how a sentence ends
_CAPTION_CREDIT = re.compile(
    r"\b(?:foto|photos?|dok(?:umen(?:tasi)?)?|doc|images?|pictures?|credit|sumber|source|ilustrasi)"
    r"\s*[:.©/]\s*\S.{0,60}$|©.{2,40}$|"
    r"[(\[/]\s*(?:ist(?:imewa)?|getty images|reuters|afp|ap|antara)[)\]]?\.?$",
    re.IGNORECASE,
)
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[](?:foto|photo|dok|doc|istimewa|image|credit|sumber|source|ilustrasi)\b[^()]{0,80}[)\]]\.?$",
    re.IGNORECASE,
)
# How captions are set apart: in the middle, or small.
_SET_APART = re.compile(r"\bcent(?:er|re)|aligncenter|\bsmall\b", re.IGNORECASE)


def is_caption_line(line: Line, *, first: bool, alike: int, usual: float) -> bool:
    """A caption stands by its picture, in an element made like no other of the text, or names the
    picture's source at its end. `alike` lines of the text are made as this is, `usual` is how long
    its lines are in characters (0 where this is the only one).
    """
    text = line.text
    if len(text) > LONGEST_CAPTION or not line.alone:
        return False
    by_picture = line.by_image or (first and line.after_image)
    if by_picture and alike == 1 and line.in_slot and _looks_like_caption(line, usual):
        return True
    if _CREDIT_IN_BRACKETS.search(text):
        return line.in_slot or line.by_image or line.after_image
    near = line.by_image or line.after_image or line.is_emphasised
    return near and (line.in_slot or first) and _CAPTION_CREDIT.search(text) is not None


def _looks_like_caption(line: Line, usual: float) -> bool:
    """Whether the line is set or written as captions are: in one <div> with its picture, in
    italics, in the middle, small, much shorter than the text's lines are (`usual`, 0 where it is
    the only one), or with no full stop. A lead stands by a picture too.
    """
    block = line.block
    if dateline(line.text):
        return False
    if line.by_image and block.tag != "p":
        return usual > 0
    if line.is_emphasised and next(block.iter("em", "i"), None) is not None:
        return True
    names = f"{block.get('class', '')} {block.get('style', '')}"
    return (
        _SET_APART.search(names) is not None
        or line.text[-1] not in STOPS
        or len(line.text) < usual / 3
    )
