"""Holds the checker against made-up records: it acquits the faultless, and finds each fault that is planted in one."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chaos.bringing import brought_in_order
from tests.chaos.record import Deed, Delivery, Effect, Notice, Outage, Post, Record
from tests.chaos.truth import KINDS, PATIENCE, faults_in, misplaced

MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
SECOND = timedelta(seconds=1)
Thing = TypeVar("Thing")


def faultless(seed: int, size: int) -> Record:
    """Make up a record in which nothing went wrong, however much happened."""
    dice = random.Random(seed)
    deeds, effects, notices, posts, deliveries = [], [], [], [], []
    for number in range(size):
        platform, place = dice.choice(["slack", "telegram"]), dice.choice(["a", "b"])
        at = MONDAY + number * SECOND
        deeds.append(Deed(f"m{number}", "report", platform, place, at))
        effects.append(Effect(f"m{number}", "report", at + dice.random() * SECOND, number))
        if platform == "slack":
            deliveries += brought(f"m{number}", number, dice)
        for what in ("card", "message"):
            ref = f"{place}:{what}{number}"
            unknowns = dice.choice([0, 0, 1])
            promised = at if what == "message" else None
            delivery = f"{what}:{number}"
            notices.append(Notice(delivery, platform, place, "sent", ref, unknowns, promised, order=number))
            posts.append(Post(platform, place, ref, 2 * number + 2 + (what == "message"), at + SECOND))
            if unknowns and platform == "telegram" and dice.random() < 0.5:
                # Sent again because nobody could tell: allowed, as it is written down.
                posts.append(Post(platform, place, f"{ref}-copy", 2 * number + 1, at + SECOND))
    deeds.append(Deed("lost-press", "claim", "slack", "a", MONDAY, sure=False))
    return Record(deeds, effects, notices, posts, deliveries=deliveries)


def brought(mark: str, number: int, dice: random.Random) -> list[Delivery]:
    """Return how a word came: in its turn, once, or again because nobody had confirmed it at first."""
    begin, wire = 10 * number, dice.choice(["socket 1", "socket 2"])
    again = [Delivery(mark, wire, begin + 3)] if dice.random() < 0.3 else []
    return [*again, Delivery(mark, dice.choice(["socket 3", "post 4"]), begin + 4, begin + 5)]


def one_changed(things: Sequence[Thing], position: int, change: Callable[[Thing], Thing]) -> list[Thing]:
    """Return the things with one of them changed."""
    return [change(thing) if number == position else thing for number, thing in enumerate(things)]


def pick(things: Sequence[Thing], fits: Callable[[Thing], bool]) -> int:
    """Return the position of the first thing that fits."""
    return next(number for number, thing in enumerate(things) if fits(thing))


def without_effect(record: Record, at: int) -> Record:
    return replace(record, effects=[*record.effects[:at], *record.effects[at + 1 :]])


def with_second_effect(record: Record, at: int) -> Record:
    return replace(record, effects=[*record.effects, record.effects[at]])


def with_effect_of_nobody(record: Record, at: int) -> Record:
    return replace(record, effects=[*record.effects, replace(record.effects[at], mark="nobody")])


def with_state(state: str) -> Callable[[Record, int], Record]:
    def planted(record: Record, at: int) -> Record:
        return replace(
            record,
            notices=one_changed(record.notices, at, lambda notice: replace(notice, state=state, unknowns=0)),
        )

    return planted


def standing_nowhere(record: Record, at: int) -> Record:
    ref = record.notices[at].ref
    return replace(record, posts=[post for post in record.posts if post.ref != ref])


def with_copy(platform: str) -> Callable[[Record, int], Record]:
    def planted(record: Record, at: int) -> Record:
        # In a chat for which nothing was ever unknown.
        copy = Post(platform, f"elsewhere{at}", f"elsewhere{at}:copy", 1, MONDAY)
        return replace(record, posts=[*record.posts, copy])

    return planted


def with_effects_swapped(record: Record, at: int) -> Record:
    first, mark = record.effects[at], f"m{at}-then"
    deed = replace(record.deeds[at], mark=mark)
    # Said right after the other in the same chat, brought when that was confirmed, and yet done before it.
    deeds = [*record.deeds[: at + 1], deed, *record.deeds[at + 1 :]]
    effects = [*record.effects, replace(first, mark=mark, order=first.order - 1)]
    deliveries = [*record.deliveries, Delivery(mark, "post 9", 10 * at + 6, 10 * at + 7)]
    return replace(record, deeds=deeds, effects=effects, deliveries=deliveries)


def with_posts_swapped(record: Record, at: int) -> Record:
    message = [notice for notice in record.notices if notice.promised_at][at]
    later = replace(message, delivery="message:late", ref=f"{message.ref}-later", order=message.order + 1)
    early = Post(message.platform, message.chat, str(later.ref), 0, MONDAY)
    return replace(record, notices=[*record.notices, later], posts=[*record.posts, early])


def with_late_effect(record: Record, at: int) -> Record:
    late = record.effects[at].at + PATIENCE + SECOND
    return replace(record, effects=one_changed(record.effects, at, lambda effect: replace(effect, at=late)))


def with_late_post(record: Record, at: int) -> Record:
    message = [notice for notice in record.notices if notice.promised_at][at]
    position = pick(record.posts, lambda post: post.ref == message.ref)
    late = record.posts[position].at + PATIENCE + SECOND
    return replace(record, posts=one_changed(record.posts, position, lambda post: replace(post, at=late)))


def with_broken_chain(record: Record, _at: int) -> Record:
    return replace(record, broken_chain=True)


def with_undone_turn(record: Record, at: int) -> Record:
    return replace(record, undone=[f"turn {at} is parked"])


PLANTED: list[tuple[str, Callable[[Record, int], Record]]] = [
    ("lost", without_effect),
    ("twice", with_second_effect),
    ("unknown", with_effect_of_nobody),
    ("lost", with_state("waiting")),
    ("lost", with_state("retrying")),
    ("lost", with_state("failed")),
    ("unknown", with_state("unknown")),
    ("unknown", with_state("sending")),
    ("unknown", with_state("settling")),
    ("lost", standing_nowhere),
    ("duplicate", with_copy("slack")),
    ("unknown", with_copy("telegram")),
    ("out of order", with_effects_swapped),
    ("out of order", with_posts_swapped),
    ("late", with_late_effect),
    ("late", with_late_post),
    ("twice", with_broken_chain),
    ("lost", with_undone_turn),
]


@given(seed=st.integers(), size=st.integers(0, 30))
def test_a_record_without_a_fault_is_acquitted(seed: int, size: int) -> None:
    assert faults_in(faultless(seed, size)) == []


@pytest.mark.parametrize(("kind", "plant"), PLANTED)
@given(seed=st.integers(), size=st.integers(1, 30), data=st.data())
def test_a_planted_fault_is_found(
    kind: str, plant: Callable[[Record, int], Record], seed: int, size: int, data: st.DataObject
) -> None:
    record = plant(faultless(seed, size), data.draw(st.integers(0, size - 1)))
    assert kind in {fault.kind for fault in faults_in(record)}


def test_every_kind_of_fault_has_been_planted() -> None:
    assert {kind for kind, _ in PLANTED} == set(KINDS)


def test_a_whisper_is_no_copy_of_anything() -> None:
    record = faultless(1, 3)
    whisper = Post("slack", "a", "a:whisper", 1, MONDAY, whisper=True)
    assert misplaced(replace(record, posts=[*record.posts, whisper])) == []
    spoken = replace(whisper, whisper=False)
    assert [fault.kind for fault in misplaced(replace(record, posts=[*record.posts, spoken]))] == [
        "duplicate"
    ]
    assert [fault.kind for fault in misplaced(standing_nowhere(record, 0))] == ["lost"]


def test_what_waited_for_an_outage_alone_is_not_late() -> None:
    late = with_late_effect(faultless(1, 3), 1)
    effect = late.effects[1]
    outage = Outage(effect.at - timedelta(minutes=1), effect.at)
    assert [fault.kind for fault in faults_in(late)] == ["late"]
    assert faults_in(replace(late, outages=[outage])) == []


def two_words(platform: str, *sent: Delivery) -> Record:
    """Return a record in which the second word was taken in before the first."""
    said = [Deed(mark, "report", platform, "a", MONDAY) for mark in ("first", "second")]
    done = [Effect("first", "report", MONDAY, 2), Effect("second", "report", MONDAY, 1)]
    return Record(said, done, deliveries=sent)


FIRST, SECOND_WORD = partial(Delivery, "first"), partial(Delivery, "second")


@pytest.mark.parametrize(
    ("sent", "in_order"),
    [
        ([FIRST("socket 1", 1, 3), SECOND_WORD("socket 2", 4, 5)], True),
        ([FIRST("socket 1", 1, 4), SECOND_WORD("socket 1", 2, 3)], True),
        (
            [
                FIRST("socket 1", 1),
                SECOND_WORD("socket 1", 2),
                FIRST("post 1", 3, 4),
                SECOND_WORD("post 2", 5, 6),
            ],
            True,
        ),
        ([FIRST("post 1", 1, 2), SECOND_WORD("post 2", 3, 4), SECOND_WORD("post 3", 5, 6)], True),
        # On another connection, and nobody had confirmed the first.
        ([FIRST("socket 1", 1, 4), SECOND_WORD("socket 2", 2, 3)], False),
        # The first went down with its connection, and came again when the second had been there.
        ([FIRST("socket 1", 1), SECOND_WORD("socket 2", 2, 3), FIRST("socket 2", 4, 5)], False),
        # Taken in and not confirmed is taken in.
        ([SECOND_WORD("post 1", 1), FIRST("post 2", 2, 3), SECOND_WORD("post 3", 4, 5)], False),
        # The database was away for a moment.
        ([FIRST("socket 1", 1), SECOND_WORD("socket 1", 2, 3), FIRST("socket 1", 4, 5)], False),
        ([FIRST("socket 1", 1, 2)], False),
    ],
)
def test_order_is_asked_for_where_the_wire_has_kept_it(sent: Sequence[Delivery], *, in_order: bool) -> None:
    assert (
        brought_in_order(
            [one for one in sent if one.mark == "first"], [one for one in sent if one.mark == "second"]
        )
        is in_order
    )
    assert [fault.kind for fault in faults_in(two_words("slack", *sent))] == ["out of order"] * in_order
    assert [fault.kind for fault in faults_in(two_words("telegram", *sent))] == ["out of order"]


def test_what_two_chats_led_to_may_be_posted_in_either_order() -> None:
    record = with_posts_swapped(faultless(1, 3), 1)
    assert [fault.kind for fault in faults_in(record)] == ["out of order"]
    *others, late = record.notices
    beside = replace(record, notices=[*others, replace(late, lane="of another chat")])
    assert faults_in(beside) == []


def test_what_slack_has_given_up_is_not_lost_by_the_desk() -> None:
    record = without_effect(faultless(1, 3), 1)
    assert [fault.kind for fault in faults_in(record)] == ["lost"]
    assert faults_in(replace(record, given_up=frozenset({"m1"}))) == []
