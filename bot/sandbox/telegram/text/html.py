"""Read parse_mode HTML as strictly as Telegram does."""

import html
import re
from dataclasses import dataclass, field

from bot.sandbox.telegram.refusals import Refused, bad_request
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.text.units import units

# Source: https://core.telegram.org/bots/api#html-style, 2026-11-21
KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
ATTRIBUTE = re.compile(r"""\s+([^\s=<>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
NAME = re.compile(r"<(/?)([^\s>]*)")
ATTRIBUTES = re.compile(rf"((?:{ATTRIBUTE.pattern})*)\s*>")
REST_OF_END = re.compile(r"\s*>")
TEXT = re.compile(r"[^<&]+")
REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|x[0-9a-fA-F]{1,6})|lt|gt|amp|quot);")
USER_LINK = re.compile(r"tg://user/?\?id=(\d{1,15})")


@dataclass(slots=True)
class OpenTag:
    """A tag that waits for its end. `start` is in UTF-16 units of the text read so far."""

    name: str
    start: int
    attributes: dict[str, str | None]


@dataclass(slots=True)
class Reader:
    """What was read so far."""

    source: str
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    waiting: list[OpenTag] = field(default_factory=list)

    def refusal(self, reason: str, position: int) -> Refused:
        """Make the refusal of what stands at a position of the source."""
        offset = len(self.source[:position].encode())
        return bad_request(f"can't parse entities: {reason.replace('{at}', f'at byte offset {offset}')}")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the text behind the markup and its entities.

    Raises:
        Refused: the markup is not what Telegram accepts.
    """
    reader, position = Reader(source), 0
    while position < len(source):
        if source[position] == "<":
            position = _read_tag(reader, position)
        elif source[position] == "&":
            position = _read_reference(reader, position)
        else:
            found = TEXT.match(source, position)
            reader.text += found.group() if found else ""
            position = found.end() if found else len(source)
    if reader.waiting:
        name = reader.waiting[-1].name
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\"")
    return reader.text, reader.entities


def _read_reference(reader: Reader, position: int) -> int:
    found = REFERENCE.match(reader.source, position)
    if not found:
        reader.text += "&"
        return position + 1
    character = html.unescape(found.group())
    reader.text += character if character.isprintable() or character.isspace() else found.group()
    return found.end()


def _read_tag(reader: Reader, position: int) -> int:
    found = NAME.match(reader.source, position)
    closing = found is not None and bool(found.group(1))
    if found is None or found.end() == len(reader.source):
        raise reader.refusal(f"Unclosed {'end' if closing else 'start'} tag {{at}}", position)
    name = found.group(2).lower()
    if closing:
        rest = REST_OF_END.match(reader.source, found.end())
        if rest is None:
            raise reader.refusal("Unclosed end tag {at}", position)
        _end_tag(reader, name, position)
        return rest.end()
    if name not in KINDS:
        raise reader.refusal(f'Unsupported start tag "{name}" {{at}}', position)
    attributes = ATTRIBUTES.match(reader.source, found.end())
    if attributes is None:
        raise reader.refusal("Unclosed start tag {at}", position)
    _start_tag(reader, name, attributes.group(1), position)
    return attributes.end()


def _start_tag(reader: Reader, name: str, attributes: str, position: int) -> None:
    values = {
        one.group(1).lower(): html.unescape(one.group(2).strip("\"'")) if one.group(2) else None
        for one in ATTRIBUTE.finditer(attributes)
    }
    if name == "span" and values.get("class") != "tg-spoiler":
        raise reader.refusal('Tag "span" must have class "tg-spoiler" {at}', position)
    reader.waiting.append(OpenTag(name, units(reader.text), values))


def _end_tag(reader: Reader, name: str, position: int) -> None:
    if not reader.waiting:
        raise reader.refusal("Unexpected end tag {at}", position)
    tag = reader.waiting.pop()
    if name not in {"", tag.name}:
        raise reader.refusal(
            f'Unmatched end tag {{at}}, expected "</{tag.name}>", found "</{name}>"', position
        )
    length = units(reader.text) - tag.start
    if length > 0:
        entity = _entity(tag, reader.text)
        if entity is not None:
            reader.entities.append({**entity, "offset": tag.start, "length": length})


def _entity(tag: OpenTag, text: str) -> Entity | None:
    kind = KINDS[tag.name]
    if kind == "text_link":
        label = text.encode("utf-16-le")[tag.start * 2 :].decode("utf-16-le")
        return link_entity(tag.attributes.get("href") or label)
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": tag.attributes.get("emoji-id") or ""}
    if kind == "blockquote" and "expandable" in tag.attributes:
        return {"type": "expandable_blockquote"}
    language = tag.attributes.get("class") or ""
    if kind == "code" and language.startswith("language-"):
        return {"type": "pre", "language": language.removeprefix("language-")}
    return {"type": kind}


def link_entity(address: str) -> Entity | None:
    """Return the entity of a link, None when the address is none: Telegram then keeps the label alone."""
    user = USER_LINK.fullmatch(address)
    if user:
        return {"type": "text_mention", "user": {"id": int(user.group(1))}}
    if "://" not in address:
        address = f"http://{address}"
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]*\.?[^\s]+", address):
        return None
    return {"type": "text_link", "url": _with_slash(address)}


def _with_slash(address: str) -> str:
    return f"{address}/" if re.fullmatch(r"[A-Za-z]+://[^/?#]+", address) else address
