"""Files in both directions: photos, documents, downloads, limits."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import FormData
from telegram import Bot

from tests.wire.telegram.local import MEI, TOKEN, Local

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (320).to_bytes(4) + (200).to_bytes(4)


async def _send(local: Local, method: str, field: str, content: bytes, **texts: str) -> tuple[int, str]:
    form = FormData({"chat_id": str(MEI), **texts})
    form.add_field(field, BytesIO(content), filename="report.bin")
    async with local.http.post(f"{local.url}/telegram/bot{TOKEN}/{method}", data=form) as answer:
        body = await answer.json()
        return answer.status, body.get("description", "")


async def test_a_photo_with_a_caption_is_shown(local: Local, bot: Bot) -> None:
    message = await bot.send_photo(MEI, PNG, caption="<b>日报</b>", parse_mode="HTML", filename="chart.png")
    assert (message.caption, message.photo[0].width, message.photo[0].height) == ("日报", 320, 200)
    shown = local.shown("mei")[0]
    assert (shown.text, shown.files) == ("日报", ("chart.png",))


async def test_a_document_can_be_downloaded_and_sent_again(local: Local, bot: Bot) -> None:
    message = await bot.send_document(MEI, b"a,b\n", filename="audit.csv")
    assert message.document is not None
    file = await bot.get_file(message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b\n"
    again = await bot.send_document(MEI, message.document.file_id)
    assert again.document is not None
    assert again.document.file_unique_id == message.document.file_unique_id
    assert [thing.files for thing in local.shown("mei")] == [("audit.csv",), ("audit.csv",)]


async def test_what_people_attach_reaches_the_bot(local: Local, bot: Bot, tmp_path: Path) -> None:
    picture, log = tmp_path / "闪退.png", tmp_path / "crash.log"
    picture.write_bytes(PNG)
    log.write_bytes(b"boom")
    await local.telegram.say("mei", "mei", "看图", attach=[str(picture), str(log)])
    first, second = [update["message"] for update in await local.updates()]
    assert (first["caption"], "caption" in second) == ("看图", False)
    assert first["media_group_id"] == second["media_group_id"]
    assert second["document"]["file_name"] == "crash.log"
    for file_id, content in ((first["photo"][0]["file_id"], PNG), (second["document"]["file_id"], b"boom")):
        assert bytes(await (await bot.get_file(file_id)).download_as_bytearray()) == content
    assert [thing.files for thing in local.telegram.seen()] == [("闪退.png",), ("crash.log",)]


async def test_a_caption_has_at_most_1024_characters(local: Local, bot: Bot) -> None:
    assert (await bot.send_document(MEI, b"x", caption="汉" * 1024)).caption == "汉" * 1024
    status, reason = await _send(local, "sendDocument", "document", b"x", caption="汉" * 1025)
    assert (status, reason) == (400, "Bad Request: message caption is too long")


async def test_a_caption_can_be_edited_and_a_text_cannot(local: Local, bot: Bot) -> None:
    message = await bot.send_document(MEI, b"x", caption="one")
    await bot.edit_message_caption(MEI, message.message_id, caption="two")
    assert local.shown("mei")[0].text == "two"
    described = await local.refusal("editMessageText", chat_id=MEI, message_id=message.message_id, text="x")
    assert described == "Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("method", "field", "content", "refusal"),
    [
        ("sendPhoto", "photo", b"not a picture", (400, "Bad Request: IMAGE_PROCESS_FAILED")),
        ("sendDocument", "document", b"", (400, "Bad Request: file must be non-empty")),
        ("sendDocument", "photo", b"x", (400, "Bad Request: there is no document in the request")),
    ],
)
async def test_a_file_that_telegram_would_refuse_is_refused(
    local: Local, method: str, field: str, content: bytes, refusal: tuple[int, str]
) -> None:
    assert await _send(local, method, field, content) == refusal
    assert local.shown("mei") == []


@pytest.mark.parametrize(
    ("width", "height", "taken"),
    [
        (9_000, 1_000, True),
        (9_000, 1_001, False),
        (2_000, 100, True),
        (2_001, 100, False),
        (100, 2_001, False),
    ],
)
async def test_a_photo_that_is_too_wide_or_too_long_is_refused(
    local: Local, width: int, height: int, *, taken: bool
) -> None:
    # Source: https://core.telegram.org/bots/api#sendphoto, read 2026-11-21.
    size = width.to_bytes(4) + height.to_bytes(4)
    answer = await _send(local, "sendPhoto", "photo", b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + size)
    assert answer[0] == (200 if taken else 400)
    assert taken or answer[1] == "Bad Request: PHOTO_INVALID_DIMENSIONS"


async def test_a_photo_above_10_megabytes_is_refused(local: Local) -> None:
    refusal = await _send(local, "sendPhoto", "photo", PNG + bytes(10_000_000))
    assert refusal == (413, "Request Entity Too Large")


async def test_a_body_above_what_can_be_uploaded_is_refused(local: Local) -> None:
    status, _ = await _send(local, "sendDocument", "document", bytes(52 * 1024 * 1024))
    assert status == 413
    assert local.telegram.state.files == {}


@pytest.mark.parametrize(("size", "status"), [(50_000_000, 200), (50_000_001, 413)])
async def test_a_file_may_have_50_megabytes_and_not_a_byte_more(local: Local, size: int, status: int) -> None:
    # Source: https://core.telegram.org/bots/api#sending-files, 2026-11-21
    assert (await _send(local, "sendDocument", "document", bytes(size)))[0] == status
    assert [len(file.content) for file in local.telegram.state.files.values()] == [size] * (status == 200)


async def test_an_unknown_file_is_refused(local: Local) -> None:
    assert await local.refusal("getFile", file_id="nothing") == "Bad Request: invalid file_id"
    described = await local.refusal("sendDocument", chat_id=MEI, document="nothing")
    assert described == "Bad Request: wrong file identifier/HTTP URL specified"
    async with local.http.get(f"{local.url}/telegram/file/bot{TOKEN}/documents/file_9.txt") as answer:
        assert answer.status == 404


async def test_a_file_above_20_megabytes_cannot_be_downloaded(local: Local) -> None:
    assert (await _send(local, "sendDocument", "document", bytes(20_000_001)))[0] == 200
    file_id = next(iter(local.telegram.state.files))
    assert await local.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_a_link_is_good_for_an_hour_after_each_get_file(local: Local, bot: Bot) -> None:
    # Source: https://core.telegram.org/bots/api#getfile, 2026-11-21
    message = await bot.send_document(MEI, b"x", filename="a.txt")
    assert message.document is not None
    path = next(iter(local.telegram.state.files.values())).path
    url = f"{local.url}/telegram/file/bot{TOKEN}/{path}"

    async def fetched() -> int:
        async with local.http.get(url) as answer:
            return answer.status

    assert await fetched() == 404, "nobody has asked for it yet"
    await bot.get_file(message.document.file_id)
    local.world.clock.move_to(local.world.clock.now() + timedelta(minutes=59))
    assert await fetched() == 200
    local.world.clock.move_to(local.world.clock.now() + timedelta(minutes=2))
    assert await fetched() == 404
    await bot.get_file(message.document.file_id)
    assert await fetched() == 200
