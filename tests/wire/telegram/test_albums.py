"""Albums and media that are replaced: files described in JSON, uploaded beside it."""

import json
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)
from telegram.error import BadRequest

from tests.wire.telegram.local import DUTY_GROUP, MEI, Local

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (320).to_bytes(4) + (200).to_bytes(4)
CLAIM = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="claim|FB-7")]])

# Source of the checks here, where no other is named: https://core.telegram.org/bots/api#sendmediagroup and
# #editmessagemedia, 2026-11-21


async def test_an_album_is_sent_as_messages_with_one_group_id(local: Local, bot: Bot) -> None:
    sent = await bot.send_media_group(
        MEI,
        [
            InputMediaPhoto(PNG, caption="*日报*", parse_mode="MarkdownV2", filename="a.png"),
            InputMediaVideo(b"film", filename="b.mp4"),
        ],
    )
    assert len({message.media_group_id for message in sent} - {None}) == 1
    assert (sent[0].caption, sent[0].photo[0].width) == ("日报", 320)
    assert sent[1].video is not None
    assert [thing.files for thing in local.shown("mei")] == [("a.png",), ("b.mp4",)]


async def test_an_album_goes_into_a_topic_and_replies(bot: Bot) -> None:
    first = await bot.send_message(DUTY_GROUP, "look", message_thread_id=2)
    sent = await bot.send_media_group(
        DUTY_GROUP,
        [InputMediaDocument(b"1"), InputMediaDocument(b"2")],
        message_thread_id=2,
        reply_to_message_id=first.message_id,
    )
    assert {message.message_thread_id for message in sent} == {2}
    assert {message.reply_to_message.message_id for message in sent if message.reply_to_message} == {
        first.message_id
    }


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([], "there are no messages to send"),
        ("x", "can't parse media JSON object"),
        ("{}", "expected an Array of InputMedia"),
        ([1], "can't parse InputMedia: expected an Object"),
        ([{}], "can't parse InputMedia: Can't find field \"type\""),
        ([{"type": "photo"}], "can't parse InputMedia: media not found"),
        ([{"type": "sticker", "media": "x"}], 'can\'t parse InputMedia: type "sticker" is unsupported'),
        (
            [{"type": "animation", "media": "x"}],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        ([{"type": "photo", "media": "nothing"}], "wrong file identifier/HTTP URL specified"),
        ([{"type": "photo", "media": "nothing"}] * 11, "too many messages to send as an album"),
    ],
)
async def test_an_album_of_the_wrong_form_is_refused(local: Local, media: Any, reason: str) -> None:
    described = await local.refusal("sendMediaGroup", chat_id=MEI, media=media)
    assert described == f"Bad Request: {reason}"
    assert local.shown("mei") == []


async def test_documents_and_sounds_do_not_mix_with_others(bot: Bot) -> None:
    for odd in (InputMediaDocument(b"x"), InputMediaAudio(b"x")):
        with pytest.raises(BadRequest, match="can't be mixed"):
            await bot.send_media_group(MEI, [InputMediaPhoto(PNG), odd])


async def test_a_caption_in_an_album_keeps_its_limit(local: Local, bot: Bot) -> None:
    file_id = (await bot.send_document(MEI, b"x")).effective_attachment.file_id  # type: ignore[union-attr]  # sent so
    media = [{"type": "document", "media": file_id, "caption": "汉" * 1025}]
    described = await local.refusal("sendMediaGroup", chat_id=MEI, media=json.dumps(media))
    assert described == "Bad Request: message caption is too long"


async def test_media_are_replaced_with_caption_and_buttons(local: Local, bot: Bot) -> None:
    message = await bot.send_photo(MEI, PNG, caption="before", filename="a.png", reply_markup=CLAIM)
    await bot.edit_message_media(
        InputMediaDocument(b"a,b", caption="after", filename="b.csv"), MEI, message.message_id
    )
    shown = local.shown("mei")[0]
    assert (shown.text, shown.files, shown.buttons, shown.edited) == ("after", ("b.csv",), (), True)
    assert "photo" not in shown.raw
    await bot.edit_message_media(InputMediaAnimation(b"GIF89a"), MEI, message.message_id)


async def test_media_that_stay_the_same_are_not_modified(local: Local, bot: Bot) -> None:
    message = await bot.send_document(MEI, b"x", filename="a.txt")
    assert message.document is not None
    described = await local.refusal(
        "editMessageMedia",
        chat_id=MEI,
        message_id=message.message_id,
        media={"type": "document", "media": message.document.file_id},
    )
    assert described.startswith("Bad Request: message is not modified")


@pytest.mark.parametrize("method", ["send_video", "send_animation", "send_audio", "send_voice"])
async def test_films_and_sounds_are_sent_as_what_they_are(local: Local, bot: Bot, method: str) -> None:
    message = await getattr(bot, method)(MEI, b"bytes", caption="listen")
    kind = method.removeprefix("send_")
    assert getattr(message, kind).file_size == 5
    assert (message.caption, len(local.shown("mei"))) == ("listen", 1)
