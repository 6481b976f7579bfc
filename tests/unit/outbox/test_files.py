"""A file that somebody sent is fetched by the outbox like whatever goes out: tried again, given up, told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.inbox.taking import NOT_KEPT
from bot.outbox.outcomes import ATTEMPTS
from bot.outbox.port import Failed, Fetched, NotSent
from bot.shapes.turn import Commanded, Said
from data.model.files import FILES, FileSent, FileState, TakenFile
from data.store.files import Files
from data.store.outgoing import OutboxRows
from data.store.people import Chats
from tests.unit.outbox.memory import MemoryPlatform
from tests.unit.outbox.running import Running, run_in

CONTENT = b"10:02 upload failed\n"
LATER = NotSent("unreachable", 10.0)


def with_file(
    text: str = "it crashes", *, reference: str = "one", album: str = "", message: str = "1"
) -> Said:
    sent = FileSent(reference, name="device.log", media_type="image/png", size=len(CONTENT))
    return Said(text, message_ref=message, attachments=("document",), files=(sent,), album=album)


@pytest.fixture
def telegram(running: Running) -> MemoryPlatform:
    return running.platforms["telegram"]


def files(running: Running, subject: str = "FB-1") -> list[TakenFile]:
    with running.town.store.reading() as reading:
        return Files(reading).of(subject)


def shown(running: Running, place: str) -> list[str]:
    found = [post.delivery.file for post in running.shown(place)]
    return [file.name for file in found if file is not None]


def news(running: Running, place: str) -> list[str]:
    return [post.text for post in running.shown(place) if "device.log" in post.text]


async def go_on(running: Running) -> None:
    """Let the clock run until nothing waits for a later instant."""
    for _ in range(2 * ATTEMPTS):
        await running.rest()
        with running.town.store.reading() as reading:
            moment = OutboxRows(reading).next_attempt()
        if moment is None:
            return
        running.town.clock.forward(max(moment - running.town.clock(), timedelta(seconds=1)))
        running.outbox.promised()


async def test_it_is_kept_and_shown_to_those_who_handle_it(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.kept["one"] = [Fetched(CONTENT)]
    await running.do("mei", with_file())
    (file,) = files(running)
    assert (file.state, file.name, file.size) == (FileState.KEPT, "device.log", len(CONTENT))
    assert file.media_type == "text/plain", "the content counts, and not what was told"
    with running.town.store.reading() as reading:
        assert Files(reading).content(file) == CONTENT
    assert shown(running, "#operations") == ["device.log"]
    card = next(post for post in running.shown("#operations") if "FB-1 " in post.text)
    (post,) = [post for post in running.shown("#operations") if post.delivery.file]
    assert post.delivery.reply_to == card.message_ref
    assert shown(running, "mei") == []


async def test_it_is_tried_again_and_told_only_once(running: Running, telegram: MemoryPlatform) -> None:
    telegram.kept["one"] = [LATER, NotSent("flooded", 30.0, scope="telegram"), LATER, Fetched(CONTENT)]
    await running.do("mei", with_file())
    assert files(running)[0].state is FileState.WAITING
    await go_on(running)
    assert telegram.sought == ["one"] * 4
    assert shown(running, "#operations") == ["device.log"]


async def test_what_waits_to_be_fetched_is_in_nobodys_way(running: Running, telegram: MemoryPlatform) -> None:
    telegram.kept["one"] = [LATER, Fetched(CONTENT)]
    await running.do("mei", with_file())
    await running.do("mei", Commanded("help", ""))
    assert len(running.shown("mei")) == 2


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([Failed("too_large")], "20 MB"),
        ([LATER] * (ATTEMPTS + 1), "未能取得"),
    ],
)
async def test_one_that_never_comes_is_told_to_whoever_sent_it_and_on_the_card(
    running: Running, telegram: MemoryPlatform, outcomes: list[Failed | NotSent], told: str
) -> None:
    telegram.kept["one"] = list(outcomes)
    await running.do("mei", with_file())
    await go_on(running)
    assert files(running)[0].state is FileState.REFUSED
    (answer,) = [text for text in news(running, "mei") if "没能收下" in text and told in text]
    assert "FB-1" in answer
    assert shown(running, "#operations") == []
    assert any("device.log" in text for text in news(running, "#operations"))


async def test_what_breaks_the_fetching_is_told_like_any_other_end(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.kept["one"] = []
    await running.do("mei", with_file())
    assert files(running)[0].state is FileState.REFUSED
    assert news(running, "mei")


async def test_a_desk_that_ends_on_the_way_fetches_it_again(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.kept["one"] = [LATER, Fetched(CONTENT)]
    await running.do("mei", with_file())
    await running.stop()
    running.town.clock.forward(timedelta(minutes=2))
    later = run_in(running.town, earlier=running)
    await later.start()
    await later.rest()
    assert shown(later, "#operations") == ["device.log"]
    await later.stop()


async def test_what_was_answered_but_not_told_is_told_by_the_next_desk(
    running: Running, telegram: MemoryPlatform
) -> None:
    running.trouble.deaf = True
    telegram.kept["one"] = [Fetched(CONTENT)]
    await running.do("mei", with_file())
    assert shown(running, "#operations") == []
    await running.stop()
    running.trouble.deaf = False
    later = run_in(running.town, earlier=running)
    await later.start()
    await later.rest()
    assert shown(later, "#operations") == ["device.log"]
    await later.stop()


async def test_it_is_fetched_beside_its_chat_which_stays_as_it_was(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.kept |= {"one": [Fetched(CONTENT)], "two": [Fetched(CONTENT)]}
    await running.do("mei", with_file())
    await running.do("mei", with_file("and this", reference="two", message="2"))
    chat = running.town.chat("mei")
    with running.town.store.reading() as reading:
        line = Chats(reading).at(FILES, f"telegram:{chat.chat_id}")
    assert line is not None
    assert [file.chat_id for file in files(running)] == [chat.chat_id]


async def test_the_rest_of_an_album_is_no_report_of_its_own(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.kept |= {name: [Fetched(CONTENT)] for name in ("one", "two", "three")}
    await running.do("mei", with_file(album="9"))
    await running.do("mei", with_file("", reference="two", album="9", message="2"))
    await running.do("mei", with_file("look here", reference="three", album="9", message="3"))
    assert [file.entry for file in files(running)] == [1, 1, 1]
    assert shown(running, "#operations") == ["device.log"] * 3
    assert any("look here" in post.text for post in running.shown("#operations"))


async def test_in_a_group_the_rest_of_an_album_is_kept_and_other_peoples_albums_are_not(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.kept |= {name: [Fetched(CONTENT)] for name in ("one", "two")}
    await running.do("mei", with_file(album="9"), "users_group")
    rest = replace(with_file("", reference="two", album="9", message="2"), addressed=False)
    await running.do("mei", rest, "users_group")
    assert [file.sent.reference for file in files(running)] == ["one", "two"]
    other = replace(with_file("dinner", reference="three", album="10", message="3"), addressed=False)
    accepted = await running.accept(running.town.turn("hao", other, "users_group"))
    assert accepted is NOT_KEPT


async def test_a_stranger_adds_nothing_to_somebodys_album(running: Running, telegram: MemoryPlatform) -> None:
    telegram.kept |= {name: [Fetched(CONTENT)] for name in ("one", "two")}
    await running.do("mei", with_file(album="9"), "users_group")
    await running.do("hao", with_file("", reference="two", album="9", message="2"), "users_group")
    assert [file.person_id for file in files(running)] == [running.town.person("mei").person_id]
