"""Whatever is refused is refused by whichever way it is tried: nothing is done, the reason is told and kept."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import cycle

import pytest
from sqlalchemy import select, update

from bot.shapes.reply import FieldErrors
from bot.shapes.turn import Deed, Pressed, Said, Submitted
from data.store.audit import audit_entries
from data.store.migrate import load_tables
from data.store.people_tables import people
from data.store.schema import metadata
from tests.unit.conversation.harness import Town, refused
from tests.unit.refusals import scenes
from tests.unit.refusals.rows import LANGUAGES, ROWS, TOLD, Row

PLATFORMS = ("slack", "telegram")
# What comes in, and that it was refused, is kept; nothing else is.
OPENS = {"approve": "approve", "reply": "reply", "done": "donetask"}
KEPT = {"inbox", "audit_entries", "audit_heads"}

load_tables()


def world(town: Town, *, but: Collection[str] = KEPT) -> dict[str, list[str]]:
    """Return all that is kept but what stands in some tables."""
    with town.store.reading() as reading:
        return {
            table.name: sorted(map(repr, reading.connection.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name not in but
        }


def heard(town: Town) -> list[tuple[str, str, str]]:
    """Return whatever was written into the audit log: the deed, about what, and its rule."""
    with town.store.reading() as reading:
        bodies = reading.connection.execute(select(audit_entries.c.body).order_by(audit_entries.c.entry_id))
        told = [json.loads(body) for body in bodies.scalars()]
    return [(one["deed"], one["subject"], one["facts"].get("rule", "")) for one in told]


def speaks(town: Town, key: str, language: str) -> None:
    """Let somebody read another language from now on."""
    with town.store.work() as work:
        work.connection.execute(update(people).where(people.c.company_key == key).values(language=language))


def assert_told_no(town: Town, row: Row, deeds: Sequence[Deed], *, on: str, rule: str, about: str) -> None:
    """Hold that each deed is refused by that rule, in each language, and that nothing comes of all of it."""
    spoken = town.person(row.who).language
    before = world(town)
    # Whatever is tried, somebody of each language tries it: at least three times in all.
    for tried, tongue in zip([*deeds, deeds[0], deeds[0]], cycle(LANGUAGES), strict=False):
        speaks(town, row.who, tongue)
        log = heard(town)
        reply = town.lead(town.turn(row.who, tried, platform=on, handle="t"))
        assert refused(reply), (tried, reply)
        told = row.told if rule == row.rule else TOLD[rule]
        assert told[tongue] in getattr(reply, "text", ""), (tried, reply)
        assert heard(town) == [*log, ("desk.refused", about, rule)], tried
    speaks(town, row.who, spoken)
    assert world(town) == before


@pytest.fixture(params=PLATFORMS)
def on(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def of(rows: Iterable[Row]) -> pytest.MarkDecorator:
    chosen = list(rows)
    assert len(chosen) > 5, "nothing is tried"
    return pytest.mark.parametrize("row", chosen, ids=[row.title for row in chosen])


def filled(town: Town, row: Row, by: str, subject: str) -> str:
    """Let somebody open the form on Telegram and answer all that it asks; return what sends it off."""
    action = next(name for name, form in OPENS.items() if form == row.form)
    town.lead(town.turn(by, Pressed(f"{action}|{subject}|1"), platform="telegram", handle="t"))
    while True:
        question = town.arrive(by, "telegram")[-1]
        if "confirm" in question.buttons:
            return question.reference("confirm")
        if "skip" in question.buttons:
            turn = town.turn(
                by, Pressed(question.reference("skip"), question.message_ref), platform="telegram"
            )
        else:
            turn = town.turn(by, Said(next(iter(row.answers.values()), "")), platform="telegram")
        town.lead(turn)


@of(ROWS)
def test_by_a_card_by_a_made_up_press_or_by_a_sheet(town: Town, row: Row, on: str) -> None:
    subject = row.stands(town, on)
    if row.then is not None:
        row.then(town, subject)
    card: list[Deed] = [Pressed(f"{action}|{subject}|1", "m0") for action in row.actions[:1]]
    made_up: list[Deed] = [Pressed(f"{action}|{subject}|{row.forged_version}") for action in row.actions]
    versions = (1, row.forged_version) if row.form and on == "slack" else ()
    sheet: list[Deed] = [Submitted(row.form, subject, version, row.answers) for version in versions]
    assert_told_no(town, row, [*card, *made_up, *sheet], on=on, rule=row.rule, about=subject)


@of(row for row in ROWS if row.form and row.then)
def test_by_the_end_of_a_form_that_was_opened_in_time(town: Town, row: Row) -> None:
    subject = row.stands(town, "telegram")
    sure = filled(town, row, row.who, subject)
    assert row.then is not None
    row.then(town, subject)
    assert_told_no(town, row, [Pressed(sure)], on="telegram", rule=row.rule, about=subject)


@of(row for row in ROWS if row.form and not row.then and row.rival)
def test_by_the_end_of_a_form_that_somebody_else_has_filled_in(town: Town, row: Row) -> None:
    subject = row.stands(town, "telegram")
    sure = filled(town, row, row.rival, subject)
    assert_told_no(town, row, [Pressed(sure)], on="telegram", rule="not_yours", about=subject)


MENDS = {
    "permission": {"reason": "x"},
    "release": {"test_report": "x"},
    "announcement": {"body_en": "x"},
    "delisting": {"reason": "x"},
    "duty": {"from": "2026-03-04"},
}


@pytest.mark.parametrize(
    ("kind", "by", "stands"),
    [
        ("permission", "zhou", scenes.asked),
        ("release", "lin", scenes.released),
        ("announcement", "zhou", scenes.announced),
    ],
)
def test_nobody_mends_their_request_by_the_form_of_another_kind(
    town: Town, kind: str, by: str, stands: Callable[[Town, str], str]
) -> None:
    subject = stands(town, by)
    before = world(town)
    for other, answers in MENDS.items():
        if other == kind:
            continue
        for deed in (Submitted(f"mend-{other}", subject, 1, answers), Pressed(f"mend-{other}|{subject}|1")):
            reply = town.lead(town.turn(by, deed, platform="slack", handle="t"))
            assert refused(reply), (deed, reply)
            assert heard(town)[-1][:2] == ("desk.refused", subject), deed
    assert world(town) == before


def test_a_number_typed_into_a_form_opens_nothing_confidential_and_is_kept_as_a_refusal(
    town: Town, on: str
) -> None:
    """Whoever merges or links a report with one that they may not see learns nothing of it."""
    secret, usual = town.filed("mei", "report_security").subject, town.filed("hao").subject
    before = world(town)
    if on == "slack":
        told = town.lead(town.turn("yun", Submitted("mergeticket", usual, 1, {"into": secret}), platform=on))
        assert isinstance(told, FieldErrors)
        assert told.errors["into"].startswith(f"没有找到您可以查看的 {secret}。")
        assert world(town) == before
    else:
        town.lead(town.turn("yun", Pressed(f"merge|{usual}|1"), platform=on, handle="t"))
        town.lead(town.turn("yun", Said(secret), platform=on))
        sure = next(one for one in reversed(town.arrive("yun", on)) if "confirm" in one.buttons)
        town.press("yun", sure.reference("confirm"))
        assert any(f"没有找到您可以查看的 {secret}" in one.text for one in town.arrive("yun", on))
        assert world(town)["tickets"] == before["tickets"]
    assert heard(town)[-1] == ("desk.refused", usual, "unknown_ticket")
