"""The text argument of a call, as it will stand in the message."""

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_UNPARSED_TEXT_BYTES
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.text.clean import cleaned
from bot.sandbox.telegram.text.detect import detected
from bot.sandbox.telegram.text.entities import Entity, checked_entities, in_order, trimmed
from bot.sandbox.telegram.text.html import parse_html
from bot.sandbox.telegram.text.markdown import parse_markdown
from bot.sandbox.telegram.text.old_markdown import parse_old_markdown

PARSERS = {"html": parse_html, "markdownv2": parse_markdown, "markdown": parse_old_markdown}


def formatted(arguments: Arguments, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    """Return a text argument with its entities, those included that the server finds by itself.

    Raises:
        Refused: text, markup or entities are not acceptable.
    """
    text = arguments.text(name)
    if len(text.encode()) > LONGEST_UNPARSED_TEXT_BYTES:
        raise bad_request("text is too long")
    mode = arguments.text("parse_mode").lower()
    if text and mode and mode != "none":
        if mode not in PARSERS:
            raise bad_request("unsupported parse_mode")
        plain, entities = PARSERS[mode](cleaned(text))
    else:
        plain = cleaned(text)
        raw = arguments.structure(entities_name, "can't parse entities JSON object")
        entities = checked_entities(raw, plain)
    plain, entities = trimmed(plain, entities)
    return plain, in_order([*entities, *detected(plain, entities)])


def as_people_write(text: str) -> tuple[str, list[Entity]]:
    """Return what an official client makes of typed text."""
    plain = cleaned(text).strip()
    return plain, in_order(detected(plain, []))
