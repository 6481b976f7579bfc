"""What may be done with a release as it stands, and when it may go."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.approvals.refusals import OwnReview
from data.model.releases.refusals import NotAsReleaseStands, NotAWindow
from data.model.releases.release import CAN_BE, Done, Release, ReleaseState, move, review
from data.model.releases.window import window

SHANGHAI = ZoneInfo("Asia/Shanghai")
LATER = datetime(2026, 3, 3, tzinfo=UTC)
OVER = {ReleaseState.CLOSED, ReleaseState.ROLLED_BACK, ReleaseState.CALLED_OFF, ReleaseState.DROPPED}
moves = st.lists(st.sampled_from(sorted(CAN_BE)))


def release(state: ReleaseState = ReleaseState.READY, *, passed_by: int | None = None) -> Release:
    """Return a release that somebody asked for."""
    return Release(7, "release", "photobox", "4.2", requester_id=1, state=state, passed_by=passed_by)


@given(st.sampled_from(sorted(ReleaseState)), moves)
def test_nothing_goes_without_all_signatures_and_nothing_that_is_over_goes_on(
    state: ReleaseState, deeds: list[Done]
) -> None:
    now, done = release(state), []
    for deed in deeds:
        if now.state in CAN_BE[deed]:
            now = move(now, deed, watch_until=LATER)
            done.append(deed)
            continue
        with pytest.raises(NotAsReleaseStands):
            move(now, deed, watch_until=LATER)
    if state in OVER | {ReleaseState.ASKED, ReleaseState.AGREED}:
        assert not done
    if now.state is ReleaseState.CLOSED and state is ReleaseState.READY:
        assert done[-3:] == [Done.GO, Done.DEPLOYED, Done.CLOSED]


def test_a_release_goes_once() -> None:
    gone = move(release(), Done.GO)
    with pytest.raises(NotAsReleaseStands):
        move(gone, Done.GO)
    assert move(move(gone, Done.FAILED), Done.GO).state is ReleaseState.GOING


@pytest.mark.parametrize("by", [1, 2])
def test_who_asked_or_let_it_pass_does_not_review_it(by: int) -> None:
    with pytest.raises(OwnReview):
        review(release(passed_by=2), by=by)


def test_an_emergency_is_reviewed_once_and_nothing_else_is() -> None:
    reviewed = review(release(passed_by=2), by=3)
    assert not reviewed.waits_for_review
    for one in (reviewed, release()):
        with pytest.raises(NotAsReleaseStands):
            review(one, by=4)


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-05T20:00/2026-03-05T23:00",
        " 2026-03-05 20:00 到 2026-03-05 23:00 ",
        "2026-03-05T20:00 – 2026-03-05T23:00+08:00",
        "2026-03-05T20:00/23:00",
    ],
)
def test_a_window_is_read_in_the_zone_of_whoever_wrote_it(written: str) -> None:
    since, until = window(written, zone=SHANGHAI)
    assert since == datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert until - since == timedelta(hours=3)


def test_a_window_may_end_after_midnight() -> None:
    since, until = window("2026-03-05T22:00/01:30", zone=SHANGHAI)
    assert until - since == timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(
    ("written", "zone", "begins", "lasts"),
    [
        # 02:00 to 03:00 is skipped, and comes twice.
        ("2026-03-29T01:00/02:30", "Europe/Berlin", "2026-03-29T00:00Z", timedelta(hours=1)),
        (
            "2026-03-29T01:00+01:00/02:30",
            "Europe/Berlin",
            "2026-03-29T00:00Z",
            timedelta(hours=1, minutes=30),
        ),
        ("2026-10-25T02:30/02:45", "Europe/Berlin", "2026-10-25T00:30Z", timedelta(minutes=15)),
        ("2026-10-25T02:30/02:15", "Europe/Berlin", "2026-10-25T00:30Z", timedelta(days=1, minutes=45)),
        (
            "2026-10-25T02:30+01:00/02:15",
            "Europe/Berlin",
            "2026-10-25T01:30Z",
            timedelta(hours=23, minutes=45),
        ),
        (
            "2026-10-25T02:45/2026-10-25T02:30+01:00",
            "Europe/Berlin",
            "2026-10-25T00:45Z",
            timedelta(minutes=45),
        ),
    ],
)
def test_the_end_of_a_window_keeps_to_the_rule_of_local_times(
    written: str, zone: str, begins: str, lasts: timedelta
) -> None:
    since, until = window(written, zone=ZoneInfo(zone))
    assert since.astimezone(UTC) == datetime.fromisoformat(begins)
    assert until.astimezone(UTC) - since.astimezone(UTC) == lasts


@pytest.mark.parametrize(
    "written",
    [
        "",
        "tonight",
        "0001-01-01T00:00/01:00",
        "9999-12-31T23:00/22:00",
        "2026-03-05T20:00",
        "2026-03-05T23:00/2026-03-05T20:00",
        "2026-13-05T20:00/2026-13-06T20:00",
        "2026-03-05T20:00/25:00",
    ],
)
def test_what_is_no_window_is_refused(written: str) -> None:
    with pytest.raises(NotAWindow):
        window(written, zone=SHANGHAI)
