"""Who sees what."""

import pytest

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.sight import before, shown_alone, shown_to_all
from bot.sandbox.seen import Kind, Seen

CHATS = {"#operations": frozenset({"yun", "lin"}), "#security": frozenset({"ada"})}
YUN = Member("yun", "yun", "slack")


def thing(
    seen_id: str, place: str, *, kind: Kind = "message", audience: str | None = None, gone: bool = False
) -> Seen:
    return Seen(
        "slack",
        place,
        seen_id,
        kind,
        seen_id,
        by_bot=True,
        created=1,
        changed=1,
        audience=audience,
        gone=gone,
    )


THINGS = [
    thing("channel", "#operations"),
    thing("secret", "#security"),
    thing("private", "yun"),
    thing("private of lin", "lin"),
    thing("ephemeral", "#operations", kind="ephemeral", audience="yun"),
    thing("ephemeral of lin", "#operations", kind="ephemeral", audience="lin"),
    thing("home", "yun", kind="home", audience="yun"),
    thing("gone", "yun", gone=True),
    Seen("telegram", "yun", "telegram", "message", "", by_bot=True, created=1, changed=1),
]


def ids(things: list[Seen]) -> list[str]:
    return [entry.seen_id for entry in things]


@pytest.mark.parametrize(
    ("where", "seen"),
    [
        (None, ["channel", "private", "ephemeral", "home"]),
        ("#operations", ["channel", "ephemeral"]),
        ("home", ["home"]),
        ("#security", []),
    ],
)
def test_what_a_member_can_press(where: str | None, seen: list[str]) -> None:
    assert ids(before(YUN, THINGS, where=where, chats=CHATS)) == seen


def test_what_a_member_alone_is_shown() -> None:
    assert ids(shown_alone(YUN, THINGS, where=None)) == ["private", "ephemeral", "home", "gone"]
    assert ids(shown_alone(YUN, THINGS, where="#operations")) == ["ephemeral"]


def test_what_everybody_in_a_place_is_shown() -> None:
    assert ids(shown_to_all("#operations", THINGS)) == ["channel"]
