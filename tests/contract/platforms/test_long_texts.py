"""However long a message is, all of it arrives, on either platform: in parts, or as a file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.outbox.port import NotSent, Sent, Unknown, Uploaded
from bot.platforms.letters import clean
from bot.platforms.slack import shape as slack_shape
from bot.platforms.telegram import shape as telegram_shape
from bot.shapes.card import Button, Card, Field, Reference
from bot.shapes.file import File
from bot.shapes.text import Text
from tests.contract.platforms.harness import Desk

SHAPES = {"slack": slack_shape, "telegram": telegram_shape}
BUTTON = Button("Add", Reference("add", "", "FB-7", 1))
WRITTEN = st.text(st.characters(codec="utf-8"), max_size=40)


def letters(text: str) -> str:
    """Return a text without white space, of which some is lost between two messages."""
    return "".join(clean(text).split())


def shown(platform: str, card: Card) -> str:
    """Return what a reader reads of a card, as the platform gets it."""
    rendered = SHAPES[platform].render(card)
    if platform == "telegram":
        return str(rendered["text"])
    rich = [block for block in rendered["blocks"] if block["type"] == "rich_text"]
    return "".join(
        element["text"] for block in rich for part in block["elements"] for element in part["elements"]
    )


@pytest.mark.parametrize("platform", SHAPES)
@given(pieces=st.lists(WRITTEN, min_size=1, max_size=30), times=st.integers(1, 60), ends=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_the_parts_together_are_the_whole(
    platform: str, pieces: list[str], times: int, *, ends: bool
) -> None:
    lines = tuple(Text.plain(piece * times) for piece in pieces)
    card = Card(
        lines=lines,
        fields=(Field("State", Text.plain("open")),) if ends else (),
        buttons=(BUTTON,) if ends else (),
    )
    parts = SHAPES[platform].parts(card)
    together = letters("".join(shown(platform, part) for part in parts))
    wanted = letters("".join(map(str, lines)) + ("State:open" if ends else ""))
    if wanted:
        assert together == wanted
    assert all(not part.buttons for part in parts[:-1])
    assert parts[-1].buttons == card.buttons


@pytest.mark.parametrize("platform", SHAPES)
def test_words_and_faces_are_not_cut_in_two(platform: str) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for text in (f"{family} " * 4_000, "word " * 8_000, family * 4_000):
        parts = SHAPES[platform].parts(Card(lines=(Text.plain(text),)))
        assert len(parts) > 1
        for part in parts:
            ends = shown(platform, part).strip()
            whole = ends.replace(" ", "")
            assert whole.count(family) * len(family) == len(whole) or set(ends.split()) == {"word"}


async def test_a_long_message_is_read_whole(desk: Desk) -> None:
    text = " ".join(f"line-{number}" for number in range(2_000))
    parts = desk.platform.parts(Card(lines=(Text.plain(text),), buttons=(BUTTON,)))
    assert 1 < len(parts) <= 5
    for number, part in enumerate(parts):
        assert isinstance(await desk.platform.send(desk.delivery(part, delivery_id=f"n.{number}")), Sent)
    assert " ".join(thing.text.strip() for thing in desk.shown()).split() == text.split()


async def test_a_file_arrives(desk: Desk) -> None:
    file = File("FB-7.txt", "全文\n".encode())
    delivery = desk.delivery(Card(), file=file)
    outcome = await desk.platform.send(delivery)
    if isinstance(outcome, Uploaded):
        assert desk.shown() == []
        outcome = await desk.platform.send(desk.delivery(Card(), file=file, upload_ref=outcome.upload_ref))
    assert isinstance(outcome, Sent)
    assert [thing.files for thing in desk.shown()] == [("FB-7.txt",)]


async def test_a_file_whose_answer_was_lost_is_found_by_its_id(slack: Desk) -> None:
    file = File("FB-7.txt", b"whole")
    brought = await slack.platform.send(slack.delivery(Card(), file=file))
    assert isinstance(brought, Uploaded)
    delivery = slack.delivery(Card(), file=file, upload_ref=brought.upload_ref)
    since = slack.sandbox.world.clock.now()
    assert isinstance(await slack.platform.settle(delivery, since=since), Unknown)
    slack.fault("files.completeUploadExternal", drop="reply")
    assert isinstance(await slack.platform.send(delivery), Unknown)
    assert isinstance(await slack.platform.settle(delivery, since=since), Sent)
    assert len(slack.shown()) == 1


async def test_a_file_that_did_not_get_there_may_be_brought_again(slack: Desk) -> None:
    slack.fault("files.getUploadURLExternal", answer=500)
    outcome = await slack.platform.send(slack.delivery(Card(), file=File("a.txt", b"a")))
    assert isinstance(outcome, NotSent)
    since = slack.sandbox.world.clock.now()
    settled = await slack.platform.settle(slack.delivery(Card(), file=File("a.txt", b"a")), since=since)
    assert isinstance(settled, NotSent)
