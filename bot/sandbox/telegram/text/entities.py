"""Entities: the checked argument, and what trimming does to them."""

from typing import Any

from bot.sandbox.telegram.limits import MOST_ENTITIES
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.text.units import units

Entity = dict[str, Any]

PLAIN = frozenset(
    {
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote",
        "expandable_blockquote", "date_time",
    }
)  # fmt: skip
CARRIES = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
FOUND_BY_SERVER = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)


def checked_entities(raw: object, text: str) -> list[Entity]:
    """Return the entities of an argument; those that the server finds by itself are left out.

    Raises:
        Refused: one of them has the wrong form or lies outside the text.
    """
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise bad_request("can't parse entities JSON object")
    end_of_text = units(text)
    kept = [entity for one in raw if (entity := _checked(one)) is not None]
    for entity in kept:
        end = entity["offset"] + entity["length"]
        if end > end_of_text:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text"
                f" at UTF-16 offset {end}"
            )
    return [entity for entity in kept if entity["length"] > 0 and entity["offset"] >= 0]


def in_order(entities: list[Entity]) -> list[Entity]:
    """Return entities by place, the outer before the inner, no more than a message may have."""
    return sorted(entities, key=lambda one: (one["offset"], -one["length"]))[:MOST_ENTITIES]


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return text without white space around it, and the entities moved and shortened to fit."""
    without_start = text.lstrip()
    shift = units(text) - units(without_start)
    body = without_start.rstrip()
    end_of_body = units(body)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, end_of_body)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return body, in_order(kept)


def _checked(raw: object) -> Entity | None:
    if not isinstance(raw, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    entity = {"type": _required(raw, "type", str)}
    entity["offset"], entity["length"] = _required(raw, "offset", int), _required(raw, "length", int)
    kind = entity["type"]
    if kind in FOUND_BY_SERVER:
        return None
    if kind in CARRIES:
        wanted = dict if kind == "text_mention" else str
        entity[CARRIES[kind]] = _required(raw, CARRIES[kind], wanted)
        if kind == "text_mention":
            entity["user"] = {"id": _required(raw["user"], "id", int)}
    elif kind not in PLAIN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == "pre" and raw.get("language"):
        entity["language"] = str(raw["language"])
    return entity


def _required(raw: dict[str, Any], name: str, kind: type) -> Any:  # the kind is an argument
    if name not in raw:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    value = raw[name]
    if (
        kind is int
        and isinstance(value, str)
        and value.lstrip("-").isdecimal()
        and len(value) < len("9" * 20)
    ):
        value = int(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise bad_request(f'can\'t parse MessageEntity: Field "{name}" must be of another type')
    return value
