"""Read parse_mode Markdown, the first version, as Telegram does: entities do not nest and know no escapes."""

from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.text.html import link_entity
from bot.sandbox.telegram.text.pre import opening
from bot.sandbox.telegram.text.units import units

# Source: https://core.telegram.org/bots/api#markdown-style, 2026-11-21
KINDS = {"_": "italic", "*": "bold", "`": "code", "```": "pre", "[": "text_link"}
ENDS = {"[": "]"}
ESCAPABLE = frozenset("_*`[")


def parse_old_markdown(source: str) -> tuple[str, list[Entity]]:
    """Return the text behind the markup and its entities.

    Raises:
        Refused: an entity has no end.
    """
    text, entities, position = "", list[Entity](), 0
    while position < len(source):
        here, following = source[position], source[position + 1 : position + 2]
        if here == "\\" and following in ESCAPABLE and following:
            text, position = text + following, position + 2
        elif here in ESCAPABLE:
            inner, entity, position = _entity_at(source, position)
            if entity is not None and inner:
                entities.append({**entity, "offset": units(text), "length": units(inner)})
            text += inner
        else:
            text, position = text + here, position + 1
    return text, entities


def _entity_at(source: str, start: int) -> tuple[str, Entity | None, int]:
    """Return the words of the entity that begins here, what it is, and where the text goes on."""
    mark = "```" if source.startswith("```", start) else source[start]
    language, begin = opening(source, start + len(mark)) if mark == "```" else ("", start + len(mark))
    end_mark = ENDS.get(mark, mark)
    end = source.find(end_mark, begin)
    if end < 0:
        offset = len(source[:start].encode())
        raise bad_request(
            f"can't parse entities: Can't find end of the entity starting at byte offset {offset}"
        )
    inner, after = source[begin:end], end + len(end_mark)
    if mark == "[":
        address, after = _address_at(source, after)
        return inner, link_entity(address or inner), after
    return inner, {"type": KINDS[mark], "language": language} if language else {"type": KINDS[mark]}, after


def _address_at(source: str, position: int) -> tuple[str, int]:
    """Return the address in round brackets, empty without them, and where the text goes on."""
    end = source.find(")", position)
    if not source.startswith("(", position) or end < 0:
        return "", position
    return source[position + 1 : end], end + 1
