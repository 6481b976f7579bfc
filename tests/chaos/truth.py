"""The checker: finds in a record what was lost, happened twice, out of order or late, and what nobody knows."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tests.chaos.bringing import brought_in_order
from tests.chaos.record import SCREENS, Delivery, Effect, Notice, Post, Record

KINDS = ("lost", "twice", "duplicate", "out of order", "late", "unknown")
DECIDED = frozenset({"sent", "failed", "withdrawn", "unknown"})
# One after the other for each chat, whichever way they come.
# Source: github.com/tdlib/telegram-bot-api, Client.cpp (add_update) and WebhookActor.cpp, 2026-11-21
KEEPS_ORDER = frozenset({"telegram"})
UNDECIDED = frozenset({"settling", "sending"})
# Slack brings an event again after one and after five minutes when nobody confirmed it.
PATIENCE = timedelta(minutes=7)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its kind, and what it is in words."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two effects of what was said in one chat, one after the other.

    Attributes:
        in_order: whether the platform brought them in that order, so that it has to be kept.
    """

    earlier: Effect
    later: Effect
    in_order: bool


def misplaced(record: Record) -> list[Fault]:
    """Find what stands where the desk does not know of it, and what the desk believes to stand and does not."""
    sent = replace(record, notices=[notice for notice in record.notices if notice.state == "sent"])
    return [*_notices(sent), *_copies(record)]


def faults_in(record: Record, *, patience: timedelta = PATIENCE) -> list[Fault]:
    """Look at everything; a record in which nothing went wrong has no faults."""
    finders = (_deeds, _strangers, _notices, _copies, _order_of_effects, _order_of_posts)
    found = [fault for finder in finders for fault in finder(record)]
    found += _late(record, patience)
    found += [Fault("lost", f"turn not done: {turn}") for turn in record.undone]
    return found + ([Fault("twice", "the audit chain does not verify")] if record.broken_chain else [])


def _deeds(record: Record) -> Iterator[Fault]:
    counts = Counter(effect.mark for effect in record.effects)
    for deed in record.deeds:
        name = f"{deed.kind} {deed.mark} on {deed.platform}"
        if counts[deed.mark] > 1:
            yield Fault("twice", f"{name}: {counts[deed.mark]} effects")
        elif deed.sure and not counts[deed.mark] and deed.mark not in record.given_up:
            yield Fault("lost", f"{name}: no effect")


def _strangers(record: Record) -> Iterator[Fault]:
    known = {deed.mark for deed in record.deeds}
    for mark in {effect.mark for effect in record.effects} - known:
        yield Fault("unknown", f"effect {mark} of nobody's deed")


def _notices(record: Record) -> Iterator[Fault]:
    taken = {(post.platform, post.ref) for post in record.posts}
    for notice in record.notices:
        # An unknown that is counted is told to people; one that is not has been passed over in silence.
        if notice.state in UNDECIDED or (notice.state == "unknown" and not notice.unknowns):
            yield Fault("unknown", f"{notice.delivery} on {notice.platform} is {notice.state}")
        elif notice.state not in DECIDED:
            yield Fault("lost", f"{notice.delivery} on {notice.platform} is still {notice.state}")
        elif notice.state == "failed":
            yield Fault("lost", f"{notice.delivery} on {notice.platform} was given up")
        elif _stands(notice) and (notice.platform, notice.ref) not in taken:
            yield Fault("lost", f"{notice.delivery} on {notice.platform} stands nowhere")


def _stands(notice: Notice) -> bool:
    return notice.state == "sent" and notice.platform in SCREENS


def _copies(record: Record) -> Iterator[Fault]:
    """Find posts beside the one that the desk knows of; on Telegram each unknown allows for one in its chat."""
    known = {(notice.platform, notice.ref) for notice in record.notices}
    allowed: Counter[str] = Counter()
    for notice in record.notices:
        allowed[notice.chat] += notice.unknowns if notice.platform == "telegram" else 0
    for post in record.posts:
        if post.whisper or (post.platform, post.ref) in known:
            continue
        if post.platform == "slack":
            yield Fault("duplicate", f"{post.ref} on Slack")
        elif not allowed[post.chat]:
            yield Fault("unknown", f"{post.ref} on Telegram: a copy that nobody expected")
        else:
            allowed[post.chat] -= 1


def pairs_said(record: Record) -> Iterator[Pair]:
    """Yield every two things that were said in one chat and came to the same, within one kind and one thing."""
    effects: dict[str, Effect] = {effect.mark: effect for effect in record.effects}
    said: dict[tuple[str, str, str, str], list[Effect]] = defaultdict(list)
    sent: dict[str, list[Delivery]] = defaultdict(list)
    for delivery in record.deliveries:
        sent[delivery.mark].append(delivery)
    for deed in record.deeds:
        effect = effects.get(deed.mark)
        if effect is not None and deed.sure:
            said[deed.platform, deed.place, effect.kind, effect.about].append(effect)
    for (platform, *_), series in said.items():
        for earlier, later in itertools.combinations(series, 2):
            brought = platform in KEEPS_ORDER or brought_in_order(sent[earlier.mark], sent[later.mark])
            yield Pair(earlier, later, in_order=brought)


def _order_of_effects(record: Record) -> Iterator[Fault]:
    """Compare what was said in a chat with what came of it, wherever the platform has brought it in order."""
    for pair in pairs_said(record):
        if pair.in_order and pair.earlier.order > pair.later.order:
            yield Fault("out of order", f"{pair.later.mark} came before {pair.earlier.mark}")


def _order_of_posts(record: Record) -> Iterator[Fault]:
    """Compare what stands in a chat with the order in which the turns of one chat promised it."""
    first = _first_posts(record)
    chats: dict[tuple[str, str, int, str], list[Notice]] = defaultdict(list)
    for notice in record.notices:
        if notice.promised_at is not None and notice.delivery in first:
            chats[notice.platform, notice.chat, notice.priority, notice.lane].append(notice)
    for notices in chats.values():
        notices.sort(key=lambda notice: notice.order)
        for earlier, later in itertools.pairwise(notices):
            if first[earlier.delivery].number > first[later.delivery].number:
                yield Fault("out of order", f"{later.delivery} was posted before {earlier.delivery}")


def _late(record: Record, patience: timedelta) -> Iterator[Fault]:
    effects = {effect.mark: effect for effect in record.effects}
    for deed in record.deeds:
        effect = effects.get(deed.mark)
        if effect is not None and _waited(record, deed.at, effect.at) > patience:
            yield Fault("late", f"{deed.kind} {deed.mark}: {effect.at - deed.at} later")
    posts = _first_posts(record)
    for notice in record.notices:
        post = posts.get(notice.delivery)
        if post and notice.promised_at and _waited(record, notice.promised_at, post.at) > patience:
            yield Fault("late", f"{notice.delivery}: {post.at - notice.promised_at} later")


def _waited(record: Record, begin: datetime, end: datetime) -> timedelta:
    """Return how long it took, outages left out."""
    waited = end - begin
    for outage in record.outages:
        waited -= max(min(end, outage.end) - max(begin, outage.begin), timedelta())
    return waited


def _first_posts(record: Record) -> dict[str, Post]:
    by_ref = {(post.platform, post.ref): post for post in record.posts}
    known = {notice.delivery: by_ref.get((notice.platform, notice.ref or "")) for notice in record.notices}
    return {delivery: post for delivery, post in known.items() if post is not None}
