"""What a turn promised to its own chat alone is sent without looking at all the others."""

from data.model.notices import MessageWanted, Priority
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
