"""Who reviews announcements: what a company file may say of it, and what is refused with key and reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.announcements import announcing_of
from config.company import CompanyFileFault
from data.model.announcement_policy import ReviewPolicy
from data.model.announcements import Audience
from tests.unit.config.test_permissions import read


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda told: told.update(self_review=True), r"self_review.*nobody reviews what they wrote"),
        (
            lambda told: told.update(reviewers={"group": "supervision", "quorum": 3}),
            r"announcement_policy\.reviewers: can never be satisfied: 3 needed, 2 eligible \(supervision\)",
        ),
        (lambda told: told.update(reviewers={"group": "cooks"}), r"no department 'cooks'"),
        (lambda told: told["legal_cosign"].update(kinds=["party"]), r"'party' is no kind"),
        (lambda told: told["legal_cosign"].update(group="cooks"), r"legal_cosign\.group.*'cooks'"),
        (lambda told: told.update(posted_in={"aliens": ["#general"]}), r"posted_in\.aliens"),
        (lambda told: told.pop("reviewers"), r"reviewers"),
        (lambda told: told.update(banned_words="best"), r"banned_words.*list of words"),
        (lambda told: told.update(banned_words=["best", ""]), r"banned_words.*list of words"),
    ],
)
def test_what_cannot_be_is_refused_by_key_and_reason(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    with pytest.raises(CompanyFileFault, match=reason):
        read(tmp_path, lambda told: change(told["announcement_policy"]))


def test_a_company_that_says_nothing_has_the_usual_rules() -> None:
    assert announcing_of({}) == ReviewPolicy()


def test_what_reaches_many_or_ends_an_app_is_signed_by_two_groups() -> None:
    policy = ReviewPolicy()
    few, many = policy.policy(kind="update", reached=1_000), policy.policy(kind="update", reached=1_001)
    assert [stage.key for stage in few.stages] == ["operations"]
    assert [stage.key for stage in many.stages] == ["operations", "legal"]
    assert [stage.key for stage in policy.policy(kind="delisting", reached=0).stages] == [
        "operations",
        "legal",
    ]
    assert ReviewPolicy(cosigner="").policy(kind="delisting", reached=9_999).stages == few.stages


def test_everyone_is_users_and_staff() -> None:
    policy = ReviewPolicy()
    assert policy.places(Audience.EVERYONE) == ("users_group", "#general")
    assert policy.places(Audience.SUBSCRIBERS) == ()
