"""What becomes of a message passes the gate of the message, and no other."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.platforms.slack.events import Identity
from bot.platforms.slack.turns import read
from bot.shapes.turn import Deleted, Edited, HomeOpened, Moved, Place, Said, Speaker, Turn

US = Identity("U0BOT", "B0BOT")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
WORDS: dict[str, Any] = {"type": "message", "user": "U0LIN", "ts": "1.2", "text": "hi"}
WHERE: dict[str, Any] = {"type": "message", "channel": "D0X", "channel_type": "im"}


def told(event: Mapping[str, Any]) -> Turn | None:
    found = read({"type": "event_callback", "event_id": "Ev1", "event": event}, us=US, at=NOW)
    return found if isinstance(found, Turn) else None


def said(**changed: Any) -> Turn | None:
    return told(WORDS | WHERE | changed)


def edited(*, to: str = "ho", editor: str | None = None, **changed: Any) -> Turn | None:
    before = WORDS | changed
    message = before | {"text": to, "edited": {"user": editor or before.get("user"), "ts": "1.3"}}
    more = {"subtype": "message_changed", "hidden": True, "ts": "1.4"}
    return told(WHERE | more | {"message": message, "previous_message": before})


def deleted(**changed: Any) -> Turn | None:
    more = {"subtype": "message_deleted", "hidden": True, "ts": "1.4", "deleted_ts": "1.2"}
    return told(WHERE | more | {"previous_message": WORDS | changed})


def test_an_edit_comes_with_who_and_where_and_what_stands_there_now() -> None:
    found = edited(to="a &lt;b&gt; <@U0BOT>")
    assert found == Turn(
        "slack",
        "Ev1",
        Edited("a <b>", "D0X:1.2"),
        NOW,
        Speaker("slack", "U0LIN"),
        Place("slack", "D0X", "private"),
    )


def test_a_deletion_comes_as_that_of_its_writer() -> None:
    found = deleted()
    assert found is not None
    assert (found.deed, found.speaker) == (Deleted("D0X:1.2"), Speaker("slack", "U0LIN"))


@pytest.mark.parametrize(
    "changed",
    [
        {"bot_id": "B0OTHER", "user": "U0OTHERBOT"},
        {"bot_id": "B0OTHER"},
        {"bot_profile": {"id": "B0OTHER"}},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "tombstone"},
        {"bot_id": "B0BOT", "user": "U0BOT"},
        {"user": "U0BOT"},
        {"user": "USLACKBOT"},
        {"user": ""},
        {"user": None},
    ],
)
def test_no_change_passes_where_the_message_would_not(changed: dict[str, Any]) -> None:
    assert said(**changed) is None
    assert edited(**changed) is None
    assert deleted(**changed) is None


@pytest.mark.parametrize("subtype", [None, "file_share", "thread_broadcast"])
def test_people_say_and_change_things_in_three_ways(subtype: str | None) -> None:
    for found, kind in (
        (said(subtype=subtype), Said),
        (edited(subtype=subtype), Edited),
        (deleted(), Deleted),
    ):
        assert found is not None
        assert isinstance(found.deed, kind)


def test_what_changes_nobodys_words_is_no_edit() -> None:
    assert edited(to="hi") is None, "a link unfolds"
    assert edited(editor="U0ADMIN") is None, "nobody edits for another"


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ({"channel": "C0X", "channel_type": "channel"}, "channel"),
        ({"channel": "G0X", "channel_type": "mpim"}, "group"),
        ({"channel": "C0X", "channel_type": "mpim"}, "group"),
        ({"channel": "D0X", "channel_type": "im"}, "private"),
    ],
)
def test_in_a_chat_of_several_only_who_names_the_desk_speaks_to_it(where: dict[str, str], kind: str) -> None:
    found, named = said(**where), said(**where, text="<@U0BOT> hi")
    assert found is not None
    assert named is not None
    assert isinstance(found.deed, Said)
    assert isinstance(named.deed, Said)
    assert (found.place and found.place.kind, found.deed.addressed) == (kind, kind == "private")
    assert named.deed.addressed


@pytest.mark.parametrize(
    "event",
    [
        {"type": "reaction_added", "user": "U0LIN", "item": {"channel": "C0X", "ts": "1.2"}},
        {"type": "reaction_removed", "user": "U0LIN", "item": {"channel": "C0X", "ts": "1.2"}},
        {"type": "pin_added", "user": "U0LIN", "channel_id": "C0X"},
        {"type": "member_joined_channel", "user": "U0BOT", "channel": "C0X"},
        {"type": "member_left_channel", "user": "U0LIN", "channel": "C0X"},
        {"type": "channel_left", "channel": "C0X"},
        {"type": "channel_rename", "channel": {"id": "C0X", "name": "new"}},
        {"type": "channel_archive", "channel": "C0X", "user": "U0LIN"},
        {"type": "group_archive", "channel": "G0X"},
        {"type": "never_heard_of"},
        {},
    ],
)
def test_what_has_no_effect_is_no_turn(event: dict[str, Any]) -> None:
    assert told(event) is None


def test_a_channel_that_gets_another_id_moves() -> None:
    found = told({"type": "channel_id_changed", "old_channel_id": "G0X", "new_channel_id": "C0X"})
    assert found is not None
    assert (found.deed, found.place, found.speaker) == (Moved("C0X"), Place("slack", "G0X", "group"), None)


def opened(**changed: Any) -> Turn | None:
    return told({"type": "app_home_opened", "user": "U0LIN", "channel": "D0LIN", "tab": "home"} | changed)


def test_who_opens_the_home_tab_is_told_with_what_the_tab_shows() -> None:
    first, again = opened(), opened(view={"type": "home", "hash": "h7"})
    assert first is not None
    assert again is not None
    assert first.deed == HomeOpened()
    assert (first.speaker, first.place) == (Speaker("slack", "U0LIN"), Place("slack", "D0LIN", "private"))
    assert (first.handle, again.handle) == ({"home_page": "0"}, {"home_page": "0", "view_hash": "h7"})


def test_another_tab_is_nothing() -> None:
    assert opened(tab="messages") is None
