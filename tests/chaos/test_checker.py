"""Holds that the checker of the failpoint matrix finds each fault that is planted in a faultless record."""

from dataclasses import replace

import pytest

from tests.chaos.checker import CLAIMED, FILED, REPLIED, Verdict, judge
from tests.chaos.evidence import Case, Evidence, KeptTicket, Posted, Row, Standing

FAULTLESS = Verdict((), (), (), (), ())


def record(platform: str) -> Evidence:
    """Return what is left of one case in which nothing went wrong."""
    about = frozenset({"FB-1"})
    return Evidence(
        cases=[Case("it crashes", "update it", platform, "emma", "#operations")],
        posted=[Posted(platform, f"{place}:{number}") for place, number in (("D", 1), ("C", 2), ("D", 3))],
        standing=[
            Standing(platform, "emma", "D:1", "FB-1 Problem", frozenset({"withdraw", "add"}), about),
            Standing(platform, "#operations", "C:2", "FB-1 it crashes", frozenset({"resolve"}), about),
            Standing(platform, "emma", "D:3", "yun on FB-1: update it", frozenset({"add"}), about),
        ],
        rows=[
            Row(platform, "D", "D:1"),
            Row(platform, "C", "C:2"),
            Row(platform, "D", "D:3"),
        ],
        tickets=[KeptTicket("FB-1", "it crashes", ["update it"], [FILED, CLAIMED, REPLIED])],
    )


@pytest.fixture(params=["slack", "telegram"])
def faultless(request: pytest.FixtureRequest) -> Evidence:
    return record(str(request.param))


def with_ticket(evidence: Evidence, **changes: object) -> Evidence:
    return replace(evidence, tickets=[replace(evidence.tickets[0], **changes)])  # type: ignore[arg-type]  # each test names its field


def test_a_faultless_record_is_acquitted(faultless: Evidence) -> None:
    assert judge(faultless) == FAULTLESS


def test_a_report_without_a_ticket_is_lost(faultless: Evidence) -> None:
    assert judge(replace(faultless, tickets=[])).lost == ("ticket of «it crashes»",)


def test_a_report_with_two_tickets_happened_twice(faultless: Evidence) -> None:
    again = replace(faultless.tickets[0], subject="FB-2")
    assert judge(replace(faultless, tickets=[*faultless.tickets, again])).twice == (
        "ticket of «it crashes»: 2 times",
    )


@pytest.mark.parametrize("deed", [FILED, CLAIMED, REPLIED])
def test_a_deed_that_nobody_wrote_down_is_lost(faultless: Evidence, deed: str) -> None:
    deeds = [kept for kept in (FILED, CLAIMED, REPLIED) if kept != deed]
    assert judge(with_ticket(faultless, deeds=deeds)).lost == (f"FB-1: {deed}",)


@pytest.mark.parametrize("deed", [FILED, CLAIMED, REPLIED])
def test_a_deed_written_down_twice_happened_twice(faultless: Evidence, deed: str) -> None:
    verdict = judge(with_ticket(faultless, deeds=[FILED, CLAIMED, REPLIED, deed]))
    assert verdict.twice == (f"FB-1: {deed}: 2 times",)


def test_a_reply_that_was_not_kept_is_lost(faultless: Evidence) -> None:
    assert judge(with_ticket(faultless, answers=[])).lost == ("FB-1: reply «update it»",)


def test_a_reply_kept_twice_happened_twice(faultless: Evidence) -> None:
    verdict = judge(with_ticket(faultless, answers=["update it", "update it"]))
    assert verdict.twice == ("FB-1: reply «update it»: 2 times",)


@pytest.mark.parametrize(
    ("number", "what"), [(0, "reporter's card"), (1, "staff's card"), (2, "shown reply")]
)
def test_what_is_on_no_screen_is_lost(faultless: Evidence, number: int, what: str) -> None:
    standing = [thing for position, thing in enumerate(faultless.standing) if position != number]
    assert judge(replace(faultless, standing=standing)).lost == (f"FB-1: {what}",)


@pytest.mark.parametrize(
    ("number", "what"), [(0, "reporter's card"), (1, "staff's card"), (2, "shown reply")]
)
def test_what_the_desk_shows_in_two_places_of_its_own_happened_twice(
    faultless: Evidence, number: int, what: str
) -> None:
    again = replace(faultless.standing[number], ref="D:9")
    rows = [*faultless.rows, Row(again.platform, "D", "D:9")]
    verdict = judge(replace(faultless, standing=[*faultless.standing, again], rows=rows))
    assert verdict.twice == (f"FB-1: {what}: 2 times",)


def test_a_copy_on_slack_is_a_duplicate() -> None:
    evidence = record("slack")
    copied = replace(evidence, posted=[*evidence.posted, Posted("slack", "D:9")])
    assert judge(copied) == replace(FAULTLESS, slack_duplicates=("D:9",))


def test_a_copy_on_telegram_that_the_desk_expected_is_a_recorded_duplicate() -> None:
    evidence = record("telegram")
    rows = [replace(row, unknowns=1) if row.ref == "D:3" else row for row in evidence.rows]
    copied = replace(evidence, posted=[*evidence.posted, Posted("telegram", "D:9")], rows=rows)
    assert judge(copied) == replace(FAULTLESS, telegram_duplicates=("D:9",))


def test_a_copy_on_telegram_in_another_chat_than_the_unknown_one_is_unrecorded() -> None:
    evidence = record("telegram")
    rows = [replace(row, unknowns=1) if row.ref == "C:2" else row for row in evidence.rows]
    copied = replace(evidence, posted=[*evidence.posted, Posted("telegram", "D:9")], rows=rows)
    assert judge(copied).telegram_unrecorded == ("D:9",)


def test_more_copies_than_unknown_posts_are_unrecorded() -> None:
    evidence = record("telegram")
    rows = [replace(row, unknowns=1) if row.ref == "D:3" else row for row in evidence.rows]
    copies = [Posted("telegram", "D:8"), Posted("telegram", "D:9")]
    verdict = judge(replace(evidence, posted=[*evidence.posted, *copies], rows=rows))
    assert verdict.telegram_unrecorded == ("D:9",)


def test_a_copy_is_not_taken_for_the_thing_shown_twice(faultless: Evidence) -> None:
    copy = replace(faultless.standing[2], ref="D:9")
    posted = [*faultless.posted, Posted(copy.platform, "D:9")]
    verdict = judge(replace(faultless, posted=posted, standing=[*faultless.standing, copy]))
    assert verdict.twice == ()


def test_a_broken_chain_is_told(faultless: Evidence) -> None:
    assert judge(replace(faultless, broken_chain=True)).twice == ("the audit chain does not verify",)


def test_a_case_that_could_not_be_played_to_its_end_is_lost(faultless: Evidence) -> None:
    assert judge(replace(faultless, unfinished=["no card"])).lost == ("no card",)
