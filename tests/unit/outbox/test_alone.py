"""What a turn promised to its own chat alone is sent without looking at all the others."""

from data.model.notices import MessageWanted, Priority, SubjectChanged
from tests.unit.outbox.running import Running


def news(running: Running, number: int, place: str) -> MessageWanted:
    chat = running.town.chat(place)
    return MessageWanted("trouble.news", f"TR-{number}", chat.chat_id, {}, priority=Priority.WORK)


def keep(running: Running, *notices: MessageWanted) -> None:
    """Promise without telling the outbox."""
    with running.town.store.work() as work:
        work.promise(*notices)


async def test_a_word_that_concerns_one_chat_stirs_no_other(running: Running) -> None:
    await running.rest()
    keep(running, news(running, 1, "#operations"))
    await running.say("mei", "?")
    assert running.shown("mei")
    assert not running.shown("#operations")


async def test_a_report_is_looked_for_wherever_it_is_told(running: Running) -> None:
    await running.rest()
    keep(running, news(running, 1, "#operations"))
    await running.say("mei", "相册盒闪退")
    assert any("TR-1" in post.text for post in running.shown("#operations"))


async def test_what_follows_while_a_chat_is_served_is_sent_after_it(running: Running) -> None:
    chat_id = running.town.chat("#operations").chat_id
    keep(running, news(running, 1, "#operations"))
    running.outbox.promised(chat_id, alone=True)
    keep(running, news(running, 2, "#operations"))
    running.outbox.promised(chat_id, alone=True)
    await running.rest()
    assert [post.text.strip() for post in running.shown("#operations")] == ["about TR-1", "about TR-2"]


async def test_who_pressed_sees_that_before_whatever_else_changes_there(running: Running) -> None:
    for text in ("相册盒闪退", "相册盒打不开", "登录不了"):
        await running.say("mei", text)
    chat_id = running.town.chat("#operations").chat_id
    with running.town.store.work() as work:
        work.promise(*(SubjectChanged(f"FB-{number}") for number in (1, 2, 3)))
    with running.town.store.reading() as reading:
        usual = running.town.artist.first_of(reading, chat_id)
        pressed = running.town.artist.first_of(reading, chat_id, about=frozenset({"FB-3"}))
        nothing = running.town.artist.first_of(reading, chat_id, about=frozenset({"FB-4"}))
    assert usual is not None
    assert (usual.item.subject, usual.awaited) == ("FB-1", False)
    assert pressed is not None
    assert (pressed.item.subject, pressed.awaited) == ("FB-3", True)
    assert nothing is not None
    assert nothing.item == usual.item
