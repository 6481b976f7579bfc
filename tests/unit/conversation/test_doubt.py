"""What the command that reports makes of words that do not tell for sure what they are."""

import pytest

from bot.conversation.doubt import report_in_doubt
from bot.conversation.understanding import Guess, Understood

ASKED = ""


@pytest.mark.parametrize(
    ("guesses", "filed"),
    [
        ({"report_security": 0.74, "ask_question": 0.13}, ASKED),
        ({"report_problem": 0.48, "report_security": 0.26}, ASKED),
        ({"report_problem": 0.53, "report_security": 0.13}, "report_problem"),
        # Complaint or problem: the lesser of the two.
        ({"complain": 0.55, "report_problem": 0.4}, "report_problem"),
        ({"complain": 0.7, "deny": 0.18, "report_problem": 0.07}, "complain"),
        ({"suggest": 0.8, "report_problem": 0.1}, "suggest"),
        # Nobody thanks by that command without saying so, nor does anything but report.
        ({"praise": 0.61, "report_problem": 0.18}, "report_problem"),
        ({"approve_request": 0.9}, "report_problem"),
        ({}, "report_problem"),
    ],
)
def test_a_doubtful_report_is_filed_as_no_more_than_it_is(guesses: dict[str, float], filed: str) -> None:
    choices = tuple(Guess(intent, confidence) for intent, confidence in guesses.items())
    first = choices[0].intent if choices else "out_of_scope"
    assert report_in_doubt(Understood(first, decision="unsure", choices=choices)) == filed
