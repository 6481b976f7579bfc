"""What Telegram sends becomes one turn, or none."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.platforms.telegram.turns import Identity, language_of, read
from bot.shapes.turn import Commanded, Edited, Moved, Place, Pressed, Said, Turn

US = Identity(7, "Deskbell_Bot")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
MEI = {"id": 5, "is_bot": False, "first_name": "小美", "last_name": "王", "language_code": "zh-hans"}
PRIVATE = {"id": 5, "type": "private"}
GROUP = {"id": -100, "type": "supergroup", "title": "G"}


def message(**changed: Any) -> dict[str, Any]:
    return {"message_id": 9, "date": 1772416800, "chat": PRIVATE, "from": MEI} | changed


def told(**update: Any) -> Turn | None:
    found = Update.de_json({"update_id": 42, **update}, None)
    return read(found, us=US, at=NOW)


def said(**changed: Any) -> Said:
    found = told(message=message(**changed))
    assert found is not None
    assert isinstance(found.deed, Said)
    return found.deed


def mark(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def test_words_come_with_who_and_where() -> None:
    found = told(message=message(text="你好"))
    assert found is not None
    assert (found.key, found.place) == ("7:42", Place("telegram", "5", "private"))
    assert found.speaker is not None
    assert (found.speaker.user_id, found.speaker.name, found.speaker.language) == ("5", "小美 王", "zh-CN")
    assert found.deed == Said("你好", "5:9")


@pytest.mark.parametrize(
    ("text", "mark_length", "deed"),
    [
        ("/start app_photobox", 6, Commanded("start", "app_photobox")),
        ("/Status@deskbell_bot FB-7", 20, Commanded("status", "FB-7")),
        ("/status@other_bot FB-7", 17, None),
    ],
)
def test_a_command_is_ours_or_nothing(text: str, mark_length: int, deed: Commanded | None) -> None:
    found = told(message=message(text=text, chat=GROUP, entities=[mark("bot_command", 0, mark_length)]))
    assert (found and found.deed) == deed


def test_a_command_in_the_middle_is_just_a_word() -> None:
    assert said(text="try /status", entities=[mark("bot_command", 4, 7)]).text == "try /status"


def test_a_mention_after_letters_of_two_units_is_taken_out() -> None:
    deed = said(text="🙂🙂 @deskbell_bot 挂了?", chat=GROUP, entities=[mark("mention", 5, 13)])
    assert (deed.text, deed.addressed) == ("🙂🙂  挂了?", True)


def test_a_mention_by_name_alone_counts_too() -> None:
    bot = {"id": 7, "is_bot": True, "first_name": "Desk"}
    deed = said(text="Desk hi", chat=GROUP, entities=[mark("text_mention", 0, 4, user=bot)])
    assert (deed.text, deed.addressed) == ("hi", True)


def test_talk_in_a_group_is_not_meant_for_the_desk() -> None:
    deed = said(text="@mei hi", chat=GROUP, entities=[mark("mention", 0, 4)])
    assert (deed.text, deed.addressed) == ("@mei hi", False)


def test_a_caption_is_what_was_said_about_a_picture() -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    deed = said(photo=photo, caption="闪退")
    assert (deed.text, deed.attachments) == ("闪退", ("photo",))


def test_a_reply_names_what_it_answers_but_a_topic_does_not() -> None:
    assert said(text="x", reply_to_message=message(message_id=3)).reply_to_ref == "5:3"
    topic = message(message_id=3, forum_topic_created={"name": "alerts", "icon_color": 1})
    assert said(text="x", reply_to_message=topic).reply_to_ref == ""


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": message(text="x", **{"from": MEI | {"is_bot": True}})},
        {"edited_message": message(text="x", sender_chat=GROUP)},
        {"edited_channel_post": message(text="x")},
        {"channel_post": message(text="x")},
        {"message": message(text="x", **{"from": MEI | {"is_bot": True}})},
        {"message": message(text="x", sender_chat=GROUP)},
        {"message": message(new_chat_title="G")},
        {"some_day": {"new": True}},
    ],
)
def test_nothing_but_peoples_own_words_is_a_turn(update: dict[str, Any]) -> None:
    assert told(**update) is None


@pytest.mark.parametrize("shown", [message(text="card"), {"chat": PRIVATE, "message_id": 9, "date": 0}])
def test_a_press_comes_even_from_a_message_that_is_out_of_reach(shown: dict[str, Any]) -> None:
    query = {"id": "q1", "from": MEI, "chat_instance": "c", "data": "claim|FB-7|1", "message": shown}
    found = told(callback_query=query)
    assert found is not None
    assert found.deed == Pressed("claim|FB-7|1", "5:9")
    assert dict(found.handle) == {"callback_query_id": "q1"}


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh-hans", "zh-CN"),
        ("zh-CN", "zh-CN"),
        ("zh", "zh-CN"),
        ("zh-hant", "zh-TW"),
        ("zh-TW", "zh-TW"),
        ("zh-hk", "zh-TW"),
        ("de", "en"),
        ("en", "en"),
        (None, None),
        ("", None),
    ],
)
def test_a_telephones_language_becomes_one_of_ours(code: str | None, language: str | None) -> None:
    assert language_of(code) == language


def test_an_edit_comes_with_what_stands_there_now() -> None:
    found = told(edited_message=message(text="早上好", edit_date=1772416900))
    assert found is not None
    assert (found.deed, found.place) == (Edited("早上好", "5:9"), Place("telegram", "5", "private"))
    assert found.speaker is not None
    assert found.speaker.user_id == "5"


@pytest.mark.parametrize(
    "changed",
    [
        {"from": MEI | {"is_bot": True}},
        {"chat": GROUP, "sender_chat": GROUP, "from": MEI | {"is_bot": True}},
        {"chat": GROUP, "sender_chat": {"id": -1001, "type": "channel", "title": "C"}},
        {"text": "/status@other_bot FB-7", "entities": [mark("bot_command", 0, 17)]},
    ],
)
def test_no_edit_passes_where_the_message_would_not(changed: dict[str, Any]) -> None:
    words = message(text="x") | changed
    assert told(message=words) is None
    assert told(edited_message=words) is None


def test_a_command_that_is_edited_is_not_sent_again() -> None:
    words = message(text="/status FB-7", entities=[mark("bot_command", 0, 7)])
    assert told(message=words) is not None
    assert told(edited_message=words) is None


def test_a_bot_cannot_press() -> None:
    press = {"id": "q", "from": MEI | {"is_bot": True}, "chat_instance": "1", "data": "claim|FB-7|1"}
    assert told(callback_query=press) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"chat": {"id": -100, "type": "group", "title": "G"}, "migrate_to_chat_id": -1009},
        {"chat": {"id": -1009, "type": "supergroup", "title": "G"}, "migrate_from_chat_id": -100},
    ],
)
def test_a_group_that_becomes_a_supergroup_moves_whichever_way_it_is_told(changed: dict[str, Any]) -> None:
    found = told(message=message(**changed))
    assert found is not None
    assert (found.deed, found.place, found.speaker) == (
        Moved("-1009"),
        Place("telegram", "-100", "group"),
        None,
    )


@pytest.mark.parametrize("kind", ["message_reaction", "my_chat_member", "chat_member", "chat_join_request"])
def test_what_has_no_effect_is_no_turn(kind: str) -> None:
    status = {"user": MEI, "status": "member"}
    facts = {
        "message_reaction": {"message_id": 9, "user": MEI, "old_reaction": [], "new_reaction": []},
        "chat_join_request": {"from": MEI, "user_chat_id": 5},
    }.get(kind, {"from": MEI, "old_chat_member": status | {"status": "left"}, "new_chat_member": status})
    assert told(**{kind: {"chat": GROUP, "date": 1772416800, **facts}}) is None
