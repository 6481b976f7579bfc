"""Read parse_mode MarkdownV2 as strictly as Telegram does."""

import re
from dataclasses import dataclass, field

from bot.sandbox.telegram.refusals import Refused, bad_request
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.text.html import link_entity
from bot.sandbox.telegram.text.pre import opening
from bot.sandbox.telegram.text.units import units

# Source: https://core.telegram.org/bots/api#markdownv2-style, 2026-11-21
RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
MARKS = {
    "```": ("pre", "Pre"),
    "`": ("code", "Code"),
    "||": ("spoiler", "Spoiler"),
    "__": ("underline", "Underline"),
    "_": ("italic", "Italic"),
    "*": ("bold", "Bold"),
    "~": ("strikethrough", "Strikethrough"),
    "![": ("custom_emoji", "CustomEmoji"),
    "[": ("text_link", "TextUrl"),
    ">": ("blockquote", "BlockQuote"),
}
QUOTE = ">"
NEXT_QUOTE = "**>"
EXPANDABLE = "||"
VERBATIM = frozenset({"pre", "code"})
LINKING = frozenset({"[", "!["})
LAST_ESCAPABLE = 126
EMOJI = re.compile(r"tg://emoji/?\?id=(\d{1,20})")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mark that waits for its end; `start` in UTF-16 units of the text, `offset` in bytes of the source."""

    mark: str
    start: int
    offset: int
    language: str = ""


@dataclass(slots=True)
class Reader:
    """What was read so far."""

    source: str
    position: int = 0
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)

    def refusal(self, reason: str) -> Refused:
        """Make the refusal of what was found."""
        return bad_request(f"can't parse entities: {reason}")

    def innermost(self) -> str:
        """Return the mark that waits for its end, empty if none does."""
        return self.waiting[-1].mark if self.waiting else ""

    def byte_offset(self) -> int:
        """Return the present position in bytes of the source."""
        return len(self.source[: self.position].encode())

    def begins_line(self) -> bool:
        """Whether a new line begins here."""
        return self.position == 0 or self.source[self.position - 1] == "\n"

    def at(self, piece: str) -> bool:
        """Whether the source goes on with this."""
        return self.source.startswith(piece, self.position)


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Return the text behind the markup and its entities.

    Raises:
        Refused: the markup is not what Telegram accepts.
    """
    reader = Reader(source)
    while reader.position < len(source):
        _step(reader)
    if reader.innermost() == QUOTE:
        _end(reader, QUOTE, skip=0)
    if reader.waiting:
        left = reader.waiting[-1]
        raise reader.refusal(f"Can't find end of {MARKS[left.mark][1]} entity at byte offset {left.offset}")
    return reader.text, reader.entities


def _step(reader: Reader) -> None:
    here = reader.source[reader.position]
    following = reader.source[reader.position + 1 : reader.position + 2]
    inside = reader.innermost()
    if here == "\\" and following and ord(following) <= LAST_ESCAPABLE:
        reader.text += following
        reader.position += 2
    elif not _quoted(reader, inside) and not _marked(reader, inside):
        if here in RESERVED and not _verbatim(inside):
            raise reader.refusal(
                f"Character '{here}' is reserved and must be escaped with the preceding '\\'"
            )
        reader.text += here
        reader.position += 1


def _quoted(reader: Reader, inside: str) -> bool:
    """Begin, go on with or end a quotation; return whether there was anything of it here."""
    if inside == QUOTE and reader.at("\n"):
        if reader.at("\n>"):
            reader.text += "\n"
            reader.position += 2
        else:
            _end(reader, QUOTE, skip=0)
            reader.text += "\n"
            reader.position += 1
        return True
    if inside == QUOTE and reader.at(EXPANDABLE) and _ends_quote(reader):
        _end(reader, QUOTE, skip=len(EXPANDABLE))
        reader.entities[-1]["type"] = "expandable_blockquote"
        return True
    mark = next((one for one in (QUOTE, NEXT_QUOTE) if reader.begins_line() and reader.at(one)), "")
    if inside or not mark:
        return False
    reader.waiting.append(Waiting(QUOTE, units(reader.text), reader.byte_offset()))
    reader.position += len(mark)
    return True


def _ends_quote(reader: Reader) -> bool:
    """Whether the quotation ends behind the two bars that stand here."""
    rest = reader.source[reader.position + len(EXPANDABLE) :]
    return not rest or (rest.startswith("\n") and not rest.startswith("\n>"))


def _marked(reader: Reader, inside: str) -> bool:
    """Begin or end what a mark stands for; return whether there was one here."""
    if inside in LINKING and reader.at("]"):
        _end_link(reader, inside)
        return True
    mark = _mark_at(reader, inside)
    if mark and mark == inside:
        _end(reader, mark, skip=len(mark))
    elif mark:
        start, offset = units(reader.text), reader.byte_offset()
        reader.position += len(mark)
        language = ""
        if mark == "```":
            language, reader.position = opening(reader.source, reader.position)
        reader.waiting.append(Waiting(mark, start, offset, language))
    return bool(mark)


def _verbatim(mark: str) -> bool:
    return bool(mark) and MARKS[mark][0] in VERBATIM


def _mark_at(reader: Reader, inside: str) -> str:
    if _verbatim(inside):
        return inside if reader.at(inside) else ""
    return next((mark for mark in MARKS if mark != QUOTE and reader.at(mark)), "")


def _end(reader: Reader, mark: str, *, skip: int) -> None:
    left = reader.waiting.pop()
    reader.position += skip
    entity: Entity = {"type": MARKS[mark][0], "offset": left.start, "length": units(reader.text) - left.start}
    if left.language:
        entity["language"] = left.language
    if entity["length"] > 0 or mark == QUOTE:
        reader.entities.append(entity)


def _end_link(reader: Reader, mark: str) -> None:
    start = reader.waiting.pop().start
    reader.position += 1
    if not reader.at("("):
        raise reader.refusal("Character ']' is reserved and must be escaped with the preceding '\\'")
    address, closed = "", False
    reader.position += 1
    while reader.position < len(reader.source) and not closed:
        here = reader.source[reader.position]
        escaped = here == "\\" and reader.position + 1 < len(reader.source)
        address += reader.source[reader.position + 1] if escaped else "" if here == ")" else here
        closed = here == ")"
        reader.position += 2 if escaped else 1
    if not closed:
        raise reader.refusal(f"Can't find end of a URL at byte offset {reader.byte_offset()}")
    entity = link_entity(address) if mark == "[" else _emoji(reader, address)
    length = units(reader.text) - start
    if entity is not None and length > 0:
        reader.entities.append({**entity, "offset": start, "length": length})


def _emoji(reader: Reader, address: str) -> Entity:
    found = EMOJI.fullmatch(address)
    if found is None:
        raise reader.refusal("Custom emoji URL must have an emoji identifier")
    return {"type": "custom_emoji", "custom_emoji_id": found.group(1)}
