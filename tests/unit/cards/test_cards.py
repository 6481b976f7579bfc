"""Every card, message and refusal can be drawn in every state and language, in that language's own script."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.cards import desk
from bot.cards.feedback_lists import LIST, list_subject
from bot.cards.feedback_news import SETTLED_BY
from bot.cards.view import Drawing, quoted
from bot.shapes.card import Card
from bot.shapes.turn import Commanded
from data.model.deadlines import FIRST_RESPONSE, RESOLUTION
from data.model.feedback import KINDS, EntryKind, Ticket, TicketState
from data.model.files import FileSent
from data.model.ladders import Plan, Step, begin
from data.model.notices import Fact
from data.model.people import LANGUAGES
from data.model.refusals import Refusal
from data.store.feedback import TicketChanges
from data.store.files import FileChanges, Files
from data.store.forms import FormSessions
from data.store.ladders import LadderChanges
from data.store.work import Work
from tests.architecture.house import ROOT
from tests.architecture.scripts import Script, scripts
from tests.contract.store.harness import channel, person, private_chat
from tests.unit.conversation.harness import CAPABILITIES, DICTIONARY, Town, written

SCRIPTS: dict[str, Script] = scripts((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
USER_TEXT = "It crashes"
# Told about a release as well, of which there is none here: plays read it, in each language.
OF_A_RELEASE = "feedback.fixed"
FACTS: dict[str, Fact] = {
    "choices": "complain help other",
    "seconds": 7,
    "entry": 2,
    "rating": 2,
    "numbers": "1 2",
    "count": 2,
    "number": 7,
    "version": 1,
    "slash": "/",
    "file": 1,
    "largest": 20_000_000,
    "department": "technical",
    "on_call": 0,
    "named": "1 2",
    "new": 1,
    "overdue": 2,
    "waiting": 0,
    "more": 1,
}


def promised(work: Work, ticket: Ticket) -> None:
    """Keep two promises about a ticket: one is still to be kept, the other is broken."""
    plan = Plan((Step(timedelta(hours=1)), Step(timedelta(hours=1))))
    for name, climbed in ((FIRST_RESPONSE, 0), (RESOLUTION, 2)):
        ladder = begin(plan, name=name, subject=ticket.subject, at=work.now, calendars={})
        LadderChanges(work).save(dataclasses.replace(ladder, climbed=climbed))


def kept(work: Work, *, kind: str, state: TicketState, rating: int | None, busy: bool) -> Ticket:
    """Keep a ticket in some state, with an entry of every kind, in words of no Chinese script."""
    changes, ada = TicketChanges(work), person(work, "ada").person_id
    emma = person(work, "emma").person_id
    ticket = Ticket(
        changes.next_number(),
        kind,
        emma,
        private_chat(work, "emma").chat_id,
        "operations",
        work.now,
        state=state,
        app="photobox" if busy else "",
        version="4.2" if busy else "",
        severity="high" if busy else "",
        responsible_id=ada if busy else None,
        handler_id=ada if busy else None,
        round=2,
        rating=rating,
        wants_human=busy,
    )
    changes.add(ticket)
    if state is not TicketState.ERASED:
        promised(work, ticket)
    for entry in EntryKind if busy else (EntryKind.REPORT, EntryKind.REPLY):
        changes.write(ticket, entry, author_id=emma, text=USER_TEXT, at=work.now)
    return enclosing(work, ticket) if busy else ticket


def enclosing(work: Work, ticket: Ticket) -> Ticket:
    """Keep two files with a ticket: one is here, the other never will be."""
    sent = [FileSent("first", "photo"), FileSent("second", name="device.log")]
    chat = private_chat(work, "emma")
    FileChanges(work).add(sent, subject=ticket.subject, entry=1, person_id=ticket.reporter_id, chat=chat)
    here, lost = Files(work).of(ticket.subject)
    FileChanges(work).keep(here, b"text", media_type="text/plain")
    FileChanges(work).refuse(lost, "too_large")
    counted = dataclasses.replace(ticket, files=2)
    TicketChanges(work).save(counted)
    return counted


def tickets(work: Work) -> Iterator[Ticket]:
    for state in TicketState:
        for busy in (False, True):
            yield kept(work, kind="complain", state=state, rating=None, busy=busy)
    for rating in (1, 5):
        yield kept(work, kind="complain", state=TicketState.CLOSED, rating=rating, busy=True)
    for kind in KINDS:
        yield kept(work, kind=kind, state=TicketState.OPEN, rating=None, busy=False)


def foreign(card: Card, language: str) -> list[str]:
    """Return what on a card belongs to another script or region; a language's own name stands in itself."""
    labels = [one.label for one in card.buttons if one.reference.action != "language"]
    return SCRIPTS[language].complaints(written(card) + "\n" + "\n".join(labels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticket_is_shown_in_every_state_in_the_readers_own_script(town: Town, language: str) -> None:
    words, drawn = DICTIONARY.words(language, "Asia/Taipei"), 0
    with town.store.work() as work:
        place, facts = (
            channel(work, "#operations").chat_id,
            FACTS | {"was": person(work, "ada").person_id, "by": person(work, "ada").person_id, "before": 99},
        )
        for ticket in list(tickets(work)):
            for kind, view in {**CAPABILITIES.cards, **CAPABILITIES.messages}.items():
                if not kind.startswith("feedback.") or kind == OF_A_RELEASE:
                    continue
                for page in ("front", "more"):
                    facts["promise"] = FIRST_RESPONSE if kind == "feedback.deadline_near" else RESOLUTION
                    facts["entry"] = "export_photos" if kind == "feedback.faq" else FACTS["entry"]
                    subject = list_subject(int(facts["by"])) if kind == LIST else ticket.subject
                    drawing = Drawing(work, words, subject, place, 2, page, facts=facts)
                    card = view(drawing)
                    if card is None:
                        is_settled = kind == "feedback.settling" and ticket.state not in SETTLED_BY
                        assert ticket.state is TicketState.ERASED or is_settled, kind
                        continue
                    assert foreign(card, language) == [], (kind, ticket.state)
                    assert len(card.buttons) <= 4 or page == "more" or kind in {"feedback.outcome", LIST}, (
                        kind
                    )
                    drawn += 1
    assert drawn > 300, "the guard looked at nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_stands_on_no_card_of_the_reporter(town: Town, language: str) -> None:
    words = DICTIONARY.words(language, "UTC")
    with town.store.work() as work:
        ticket = kept(work, kind="complain", state=TicketState.RESOLVED, rating=None, busy=True)
        number = TicketChanges(work).write(ticket, EntryKind.NOTE, author_id=1, text="INSIDE", at=work.now)
        assert number
        for kind in ("feedback.reporter", "feedback.outcome", "feedback.added", "feedback.reminder"):
            view = {**CAPABILITIES.cards, **CAPABILITIES.messages}[kind]
            card = view(Drawing(work, words, ticket.subject, 0, 2, facts=FACTS))
            assert card is not None
            assert "INSIDE" not in written(card)
        staff = CAPABILITIES.cards["feedback.staff"](
            Drawing(work, words, ticket.subject, channel(work, "#operations").chat_id)
        )
        assert staff is not None
        assert "INSIDE" in written(staff)


def test_other_languages_stand_behind_more_in_every_state(town: Town) -> None:
    with town.store.work() as work:
        place = channel(work, "#operations").chat_id
        for ticket in list(tickets(work)):
            actions = {
                page: [
                    one.reference.action
                    for one in (
                        CAPABILITIES.cards["feedback.staff"](
                            Drawing(work, DICTIONARY.words("en", "UTC"), ticket.subject, place, page=page)
                        )
                        or Card()
                    ).buttons
                ]
                for page in ("front", "more")
            }
            if ticket.state is TicketState.ERASED:
                assert actions == {"front": [], "more": []}
                continue
            assert "language" not in actions["front"], ticket.state
            assert actions["front"][-1] == "more", ticket.state
            assert actions["more"].count("language") == len(LANGUAGES) - 1, ticket.state


def every_refusal() -> Iterator[type[Refusal]]:
    found = [Refusal]
    while found:
        one = found.pop()
        found += one.__subclasses__()
        if one is not Refusal and one.__module__.startswith("data."):
            yield one


def dummy(refusal: type[Refusal], *, who: int) -> Refusal:
    """Return a refusal of that kind with facts of any sort."""
    numbers = {"longest": 3000, "rating": 5, "left": 2, "who": who, "minutes": 60, "days": 7, "hours": 24}
    numbers |= {"needed": 2, "eligible": 1, "version": 2, "count": 3, "most": 20}
    texts = {"state": "closed", "department": "legal", "subject": "FB-7", "number": "FB-7"}
    texts |= {"platform": "slack", "holders": "supervision admin", "keys": "legal"}
    texts |= {"outcome": "approved", "day": "2026-03-02 10:00", "permission": "prod_db_read"}
    texts |= {"other": "FB-8", "into": "FB-9", "languages": "en, zh-CN"}
    texts |= {"standing": "sent", "stands": "watched"}
    texts |= {"tasks": "TK-1", "since": "09:00", "until": "2026-03-02 10:00", "found": "http://a.example"}
    fields = dataclasses.fields(refusal)  # type: ignore[arg-type]  # each is a dataclass, which the test shows
    facts = {field.name: {**numbers, **texts}[field.name] for field in fields}
    return refusal(**facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_is_told_in_the_readers_own_script(town: Town, language: str) -> None:
    words = DICTIONARY.words(language, "UTC")
    found = list(every_refusal())
    assert len(found) > 10, "the guard looked at nothing"
    emma = town.person("emma").person_id
    with town.store.reading() as reading:
        for one in found:
            facts = {**dummy(one, who=emma).facts(), "refusal": one.message_key()}
            card = desk.refusal(Drawing(reading, words, "", town.chat("mei").chat_id, facts=facts))
            assert [line for line in card.lines if str(line)]
            assert foreign(card, language) == [], one


SUBJECTS = {"desk.offer": "reply@FB-1", "desk.platform_back": "telegram"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_desk_says_itself_is_in_the_readers_own_script(town: Town, language: str) -> None:
    words = DICTIONARY.words(language, "UTC")
    commands = " ".join(one for one in CAPABILITIES.commands if one != "start")
    chapters = [name for one in CAPABILITIES.declared for name in one.chapters]
    assert len(chapters) > 10, "the guard looked at nothing"
    whole = ";".join(f"{name}={commands}" for name in (*chapters, "else"))
    chat, yun = town.chat("yun"), town.person("yun").person_id
    with town.store.reading() as reading:
        for kind, view in CAPABILITIES.messages.items():
            if not kind.startswith("desk.") or kind == "desk.refusal":
                continue
            subject = SUBJECTS.get(kind, "me")
            for chapter in chapters if kind == "desk.chapter" else chapters[:1]:
                told: dict[str, Fact] = {
                    "commands": commands,
                    "chapters": whole,
                    "chapter": chapter,
                    "person": yun,
                    "new": True,
                }
                card = view(Drawing(reading, words, subject, chat.chat_id, facts={**FACTS, **told}))
                assert card is not None
                assert foreign(card, language) == [], (kind, chapter)


@pytest.mark.parametrize(("by", "language"), [("emma", "en"), ("mei", "zh-CN"), ("hao", "zh-TW")])
def test_each_question_of_each_form_is_asked_in_the_readers_own_script(
    town: Town, by: str, language: str
) -> None:
    town.lead(town.turn(by, Commanded("report", ""), platform="telegram"))
    shown = town.arrive(by, "telegram")
    for value in ("It crashes", "nonsense", "complain", "skip", "4.2", "high"):
        if value == "skip":
            town.press(by, shown[-1].reference("skip"))
        else:
            town.say(by, value)
        shown += town.arrive(by, "telegram")
    assert [one for one in shown if foreign(one.card, language)] == []
    assert "confirm" in shown[-1].buttons
    with town.store.reading() as reading:
        kept_form = FormSessions(reading).find(1)
        assert kept_form is not None
        assert kept_form.answers["kind"] == "complain"


def test_a_long_text_is_cut_and_its_length_told() -> None:
    words = DICTIONARY.words("en", "UTC")
    assert str(quoted(words, "x" * 600)) == "x" * 600
    assert str(quoted(words, "x" * 601)).startswith("x" * 600 + " …")
    assert "601" in str(quoted(words, "x" * 601))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_a_home_as_a_button_has_words_for_it(language: str) -> None:
    begins = [name for name, command in CAPABILITIES.commands.items() if command.at_home]
    assert begins
    words = DICTIONARY.words(language, "UTC")
    assert [name for name in begins if not words.has(f"button-{name.replace('_', '-')}")] == []
