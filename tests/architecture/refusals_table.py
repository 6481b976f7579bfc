"""Writes the list of what is refused, by which way it is tried on which platform, and by which test."""

from collections.abc import Iterator

from tests.architecture.house import ROOT
from tests.unit.refusals.rows import ROWS, Row

PAPER = ROOT / "docs/refusals.md"
TRIED = "tests/unit/refusals/test_refused.py"
AT_ONCE = "test_by_a_card_by_a_made_up_press_or_by_a_sheet"
IN_TIME = "test_by_the_end_of_a_form_that_was_opened_in_time"
ANOTHERS = "test_by_the_end_of_a_form_that_somebody_else_has_filled_in"
CARD, MADE_UP, SHEET, END, OTHERS = "card", "made up", "sheet", "end", "another's"
WAYS = {
    CARD: (AT_ONCE, "the button of a card as it was drawn, pressed by whoever may not, or too late"),
    MADE_UP: (AT_ONCE, "a press that stands on no card, for each action that leads there"),
    SHEET: (
        AT_ONCE,
        "the filled sheet, sent off without having been opened, or after what it was for had changed",
    ),
    END: (IN_TIME, "the last press of a form that was opened while they still might"),
    OTHERS: (
        ANOTHERS,
        "the last press of a form that somebody else has filled in, which is told by another rule: it is not theirs",
    ),
}
# What is tried in another way than by a press or a form: by whom, and where.
ELSEWHERE = {
    "words alone, for whatever takes a right": (
        "tests/unit/refusals/test_words.py::test_words_bring_what_is_pressed",
        "tests/unit/refusals/test_words.py::test_whoever_may_not_hears_so",
        "tests/plays/delistings/refused.yml",
        "tests/plays/releases/refused.yml",
    ),
    "a wrong, used or missing code of a second factor": (
        "tests/unit/factor/test_asking.py::test_without_the_code_a_forged_submission_does_nothing",
        "tests/unit/factor/test_asking.py::test_on_slack_a_wrong_code_leaves_the_sheet_open_and_a_right_one_is_kept_nowhere",
        "tests/unit/factor/test_asking.py::test_a_draft_holds_no_code_and_a_wrong_one_is_asked_again",
        "tests/plays/permissions/two_with_codes.yml",
    ),
    "one's own request, by the form of another kind": (
        f"{TRIED}::test_nobody_mends_their_request_by_the_form_of_another_kind",
    ),
    "a confidential report, by its number in a form about another one": (
        f"{TRIED}::test_a_number_typed_into_a_form_opens_nothing_confidential_and_is_kept_as_a_refusal",
        "tests/plays/feedback/confidential_forged.yml",
    ),
    "a form that is sent off twice": (
        "tests/unit/inbox/test_sheets.py",
        "tests/chaos/test_deliveries.py",
        "tests/plays/feedback/redelivered.yml",
    ),
    "a webhook that is unsigned, badly signed, signed long ago, or a replay": (
        "tests/unit/web/test_webhooks.py::test_what_is_not_proven_is_refused_and_not_kept",
        "tests/unit/web/test_webhooks.py::test_a_delivery_is_known_by_its_name_and_a_replay_by_what_was_signed",
        "tests/plays/ways_in/webhook.yml",
    ),
    "a call in Slack's name, unsigned, badly signed or long ago": (
        "tests/unit/platforms/test_slack_request_url.py::test_a_forged_header_is_refused_and_breaks_nothing",
    ),
    "a call in Telegram's name without its secret": (
        "tests/contract/platforms/test_switching.py::test_a_webhook_without_its_secret_is_refused",
    ),
    "a race of ten on one request": (
        "tests/unit/approvals/test_deciding.py",
        "tests/contract/store/test_approvals.py::test_of_ten_at_once_on_one_card_exactly_one_decides",
        "tests/contract/store/test_approvals.py::test_two_signatures_are_two_people_however_often_each_presses",
    ),
    "a race for one report, alert or task": (
        "tests/contract/store/test_races.py::test_of_ten_presses_at_once_exactly_one_counts",
        "tests/plays/feedback/race.yml",
    ),
}


def _ways(row: Row) -> Iterator[tuple[str, str]]:
    """Yield by which ways it is tried, each after its platform."""
    for platform in ("Slack", "Telegram"):
        if row.actions:
            yield platform, CARD
            yield platform, MADE_UP
    if row.form:
        yield "Slack", SHEET
        if row.then:
            yield "Telegram", END
        elif row.rival:
            yield "Telegram", OTHERS


def _line(row: Row) -> str:
    ways = list(_ways(row))
    tried = [", ".join(way for on, way in ways if on == platform) for platform in ("Slack", "Telegram")]
    return f"| {row.title} | `{row.rule}` | … {row.told['en']} … | {' | '.join(tried)} |"


def written() -> str:
    """Return the paper."""
    lines = [
        "# What is refused, and who has tried it",
        "",
        "Written by `python -m tests.architecture.refusals_table`. Each cell was tried on the real conversation and store: nothing but the refusal is kept, its reason is told in three",
        "languages, and the [audit log](audit.md) has one entry more, with its rule and what it was about.",
        "",
        *(f"- *{way}*: {told} (`{TRIED}::{test}`)" for way, (test, told) in WAYS.items()),
        "",
        "| what somebody tries | rule | told | on Slack | on Telegram |",
        "|---|---|---|---|---|",
        *map(_line, ROWS),
        "",
        "What is tried in other ways:",
        "",
        "| what | tried by |",
        "|---|---|",
        *(f"| {what} | {' '.join(f'`{place}`' for place in places)} |" for what, places in ELSEWHERE.items()),
        "",
        "A call that proves nothing is answered with 401 and logged; it is not kept, so that nobody fills the audit log from outside.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAPER.write_text(written(), encoding="utf-8")
