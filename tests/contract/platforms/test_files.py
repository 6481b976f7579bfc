"""What people attach is fetched whole from either platform; what the desk shows stands there as what it is."""

import struct
import zlib
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox.port import Delivery, Failed, Fetched, NotSent, Outcome, Sent, Sought, Unknown, Uploaded
from bot.platforms.fetching import Fetching
from bot.platforms.slack.send import SlackPlatform
from bot.shapes.card import Card
from bot.shapes.file import File, Picture
from bot.shapes.text import Text
from bot.shapes.turn import Said
from data.model.files import FileSent
from tests.contract.platforms.harness import Desk, until

LARGEST = 20_000_000
CAPTION = Card(lines=(Text.plain("FB-7: *crash* <b> @all, from Mei"),))


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a small real picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\x00" + bytes(width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def picture(width: int = 40, height: int = 30) -> Picture:
    return Picture("crash.png", png(width, height), "image/png", width, height, alt="A crash <&>")


async def attached(desk: Desk, path: Path, text: str = "") -> Said:
    await desk.side.say(desk.person, desk.person, text, attach=[str(path)])
    (turn,) = await until(lambda: desk.door.turns)
    assert isinstance(turn.deed, Said)
    return turn.deed


def sought(desk: Desk, sent: FileSent, *, largest: int = LARGEST, size: int | None = None) -> Delivery:
    told = sent.size if size is None else size
    what = Sought(1, desk.platform.name, sent.reference, sent.media_type, told, largest)
    return Delivery("message:1", "anywhere", Card(), sought=what)


async def fetch(desk: Desk, sent: FileSent, **facts: int) -> Outcome:
    return await Fetching({desk.platform.name: desk.platform}).send(sought(desk, sent, **facts))


async def shown_as_file(desk: Desk, file: File, card: Card = CAPTION) -> Outcome:
    outcome = await desk.platform.send(desk.delivery(card, file=file))
    if isinstance(outcome, Uploaded):
        delivery = desk.delivery(card, file=file, upload_ref=outcome.upload_ref)
        outcome = await desk.platform.send(delivery)
    return outcome


async def test_a_document_is_described_and_fetched_whole(desk: Desk, tmp_path: Path) -> None:
    content = b"10:02 upload failed\n" * 5_000
    (tmp_path / "device.log").write_bytes(content)
    said = await attached(desk, tmp_path / "device.log", "it crashes")
    assert said.text == "it crashes"
    (sent,) = said.files
    assert (sent.name, sent.size, sent.kind) == ("device.log", len(content), "document")
    assert await fetch(desk, sent) == Fetched(content)


async def test_a_picture_is_fetched_in_its_full_size(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "crash.png").write_bytes(png(640, 480))
    said = await attached(desk, tmp_path / "crash.png")
    assert (said.text, said.attachments) == ("", ("photo",))
    assert await fetch(desk, said.files[0]) == Fetched(png(640, 480))


async def test_of_what_is_sent_as_one_every_part_says_so(telegram: Desk, tmp_path: Path) -> None:
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    for path in paths:
        path.write_bytes(png())
    await telegram.side.say(telegram.person, telegram.person, "both", attach=[str(path) for path in paths])
    first, second = await until(lambda: telegram.door.deeds("said")[1:] and telegram.door.deeds("said"))
    assert first.album == second.album != ""
    assert (first.text, second.text) == ("both", "")


async def test_a_file_that_is_too_large_is_not_even_asked_for(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "big.log").write_bytes(b"x" * 1_001)
    (sent,) = (await attached(desk, tmp_path / "big.log")).files
    assert await fetch(desk, sent, largest=1_000) == Failed("too_large")
    # Nor is more taken than may be when the size was told wrong.
    assert await fetch(desk, sent, largest=1_000, size=0) == Failed("too_large")
    assert isinstance(await fetch(desk, sent, largest=1_001), Fetched)


async def test_telegram_gives_out_no_file_of_more_than_it_says(telegram: Desk, tmp_path: Path) -> None:
    (tmp_path / "big.bin").write_bytes(bytes(LARGEST + 1))
    (sent,) = (await attached(telegram, tmp_path / "big.bin")).files
    assert await fetch(telegram, sent, size=0, largest=2 * LARGEST) == Failed("too_large")


async def test_a_link_that_ran_out_is_asked_for_anew(telegram: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"text")
    (sent,) = (await attached(telegram, tmp_path / "a.log")).files
    assert isinstance(await fetch(telegram, sent), Fetched)
    clock = telegram.sandbox.world.clock
    clock.move_to(clock.now() + timedelta(hours=3))
    assert await fetch(telegram, sent) == Fetched(b"text")


async def test_a_page_to_sign_in_is_not_taken_for_the_file(slack: Desk, tmp_path: Path) -> None:
    for name in ("crash.png", "page.html"):
        (tmp_path / name).write_bytes(png() if name == "crash.png" else b"<html>a page of their own")
        slack.door.turns.clear()
        (sent,) = (await attached(slack, tmp_path / name)).files
        assert isinstance(await fetch(slack, sent), Fetched)
        slack.side.fault({"scopes": ["chat:write", "im:write"]})
        assert await fetch(slack, sent) == Failed("no_access"), name
        slack.side.fault({"scopes": ["files:read", "chat:write"]})


async def test_a_file_that_was_deleted_says_so(slack: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"text")
    (sent,) = (await attached(slack, tmp_path / "a.log")).files
    gone = FileSent("F0GONE " + sent.reference.partition(" ")[2].replace(sent.reference.split()[0], "F0GONE"))
    assert await fetch(slack, gone) == Failed("gone")
    assert await fetch(slack, FileSent("F0GONE ")) == Failed("gone")


async def test_a_file_of_which_only_the_id_was_told_is_asked_about(slack: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"text")
    (sent,) = (await attached(slack, tmp_path / "a.log")).files
    assert await fetch(slack, FileSent(sent.reference.split()[0] + " ")) == Fetched(b"text")


async def test_a_file_that_is_elsewhere_is_left_there(slack: Desk) -> None:
    assert await fetch(slack, FileSent("F1 https://docs.example.org/a")) == Failed("elsewhere")


async def test_a_file_of_which_nothing_came_may_be_fetched_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"text")
    (sent,) = (await attached(desk, tmp_path / "a.log")).files
    slack = desk.platform.name == "slack"
    # A question that only reads is asked twice by the client when its connection is lost.
    cut = {"drop": "request", "times": 2 if slack else 1}
    for rule in ({"answer": 429, "retry_after": 5}, {"answer": 500}, cut):
        desk.fault("url_private" if slack else "getFile", **rule)
        assert isinstance(await fetch(desk, sent), NotSent), rule
        assert await fetch(desk, sent) == Fetched(b"text")
    since = desk.sandbox.world.clock.now()
    settled = await Fetching({}).settle(sought(desk, sent), since=since)
    assert isinstance(settled, NotSent)


async def test_from_a_platform_that_is_not_served_nothing_comes() -> None:
    what = Sought(1, "slack", "F1 ", "", 0, LARGEST)
    assert await Fetching({}).send(Delivery("message:1", "x", Card(), sought=what)) == Failed("no_platform")


async def test_a_picture_stands_under_its_words_and_they_are_inert(desk: Desk) -> None:
    assert isinstance(await shown_as_file(desk, picture()), Sent)
    shown = await desk.only()
    assert shown.files == ("crash.png",)
    assert shown.text == str(CAPTION.lines[0])


async def test_a_picture_replies_to_its_card(desk: Desk) -> None:
    card = await desk.platform.send(desk.delivery(Card(title="FB-7")))
    assert isinstance(card, Sent)
    file = picture()
    outcome = await desk.platform.send(desk.delivery(CAPTION, file=file, reply_to=card.message_ref))
    if isinstance(outcome, Uploaded):
        ref = outcome.upload_ref
        outcome = await desk.platform.send(
            desk.delivery(CAPTION, file=file, reply_to=card.message_ref, upload_ref=ref)
        )
    assert isinstance(outcome, Sent)
    (shown,) = [thing for thing in desk.shown() if thing.files]
    assert shown.thread == card.message_ref


async def test_whoever_cannot_see_a_picture_is_told_what_it_shows(slack: Desk) -> None:
    assert isinstance(await shown_as_file(slack, picture()), Sent)
    assert isinstance(slack.platform, SlackPlatform)
    history = await slack.platform.client.conversations_history(channel=slack.private)
    assert history["messages"][0]["files"][0]["alt_txt"] == "A crash <&>"
    much = Picture("a.png", png(), "image/png", 40, 30, alt="x" * 3_000)
    assert isinstance(await shown_as_file(slack, much), Sent)


@pytest.mark.parametrize(
    ("width", "height", "as_photo"),
    [(40, 30, True), (9_000, 1_000, True), (9_000, 1_001, False), (400, 20, True), (420, 20, False)],
)
async def test_telegram_shows_as_a_photo_what_it_takes_as_one(
    telegram: Desk, width: int, height: int, *, as_photo: bool
) -> None:
    assert isinstance(await shown_as_file(telegram, picture(width, height)), Sent)
    chat = telegram.sandbox.telegram.state.chat(int(telegram.private))
    assert chat is not None
    (sent,) = chat.messages.values()
    assert ("photo" in sent.media) is as_photo
    assert ("document" in sent.media) is not as_photo


async def test_a_picture_that_telegram_cannot_read_comes_as_a_file(telegram: Desk) -> None:
    odd = Picture("odd.png", b"no picture at all", "image/png", 40, 30, alt="odd")
    assert isinstance(await shown_as_file(telegram, odd), Sent)
    shown = await telegram.only()
    assert (shown.files, shown.text) == (("odd.png",), str(CAPTION.lines[0]))


async def test_a_long_caption_is_cut_to_what_fits(telegram: Desk) -> None:
    card = Card(lines=(Text.plain("长 word " * 1_000),))
    assert isinstance(await shown_as_file(telegram, picture(), card), Sent)
    assert len((await telegram.only()).text) <= 1_024


async def test_a_picture_whose_answer_was_lost_is_found_by_its_id(slack: Desk) -> None:
    brought = await slack.platform.send(slack.delivery(CAPTION, file=picture()))
    assert isinstance(brought, Uploaded)
    delivery = slack.delivery(CAPTION, file=picture(), upload_ref=brought.upload_ref)
    since = slack.sandbox.world.clock.now()
    slack.fault("files.completeUploadExternal", drop="reply")
    assert isinstance(await slack.platform.send(delivery), Unknown)
    assert isinstance(await slack.platform.settle(delivery, since=since), Sent)
    assert len(slack.shown()) == 1


async def test_on_telegram_nobody_knows_of_a_picture_whose_answer_was_lost(telegram: Desk) -> None:
    telegram.fault("sendPhoto", drop="reply")
    assert isinstance(await shown_as_file(telegram, picture()), Unknown)
    assert len(telegram.shown()) == 1
