"""Whoever worked here and left gets all that they did and wrote, and can be forgotten like everybody."""

import json
from typing import Any

from actions.delegation.lend_rights import lend_rights
from actions.people.close_account import close_account
from actions.permissions.request_permission import request_permission
from actions.tasks.end_task import finish_task
from actions.tasks.open_task import Wanted, add_task
from data.model.durations import duration
from data.model.erasing import ErasureState
from data.model.tasks import Bearer
from data.store.people import People
from tests.unit.conversation.harness import Town
from tests.unit.privacy.test_archive import archives, opened
from tests.unit.privacy.test_forgetting import everywhere, forgotten

DEEDS = {
    "feedback.claimed",
    "feedback.noted",
    "feedback.filed",
    "approvals.opened",
    "tasks.opened",
    "tasks.finished",
    "delegation.lent",
    "privacy.given",
}
WORDS = ("排查发票问题", "请核对三月的账", "已核对", "外出开会", "扫码打不开")


def after_years_of_work(town: Town) -> None:
    """Let 小周 do a bit of everything, and leave."""
    town.filed()
    zhou, chat = town.person("zhou"), town.chat("zhou", "telegram")
    town.press("zhou", "claim|FB-1|1")
    town.submit("zhou", "note", "FB-1", message="先查日志")
    town.say("zhou", "相册盒扫码打不开")
    with town.store.work() as work:
        length = duration("P1D")
        request_permission(
            work, by=zhou, chat=chat, permission="prod_db_read", length=length, reason="排查发票问题"
        )
        bearer = Bearer(person_id=zhou.person_id)
        task = add_task(work, by=zhou, wanted=Wanted(bearer, what="请核对三月的账"))
        finish_task(work, number=task.number, by=zhou, note="已核对")
        lend_rights(
            work,
            by=zhou,
            home=chat,
            delegate_id=town.person("lea").person_id,
            starts_at=work.now,
            ends_at=work.now + duration("P2D"),
            reason="外出开会",
        )
    with town.store.work() as work:
        user_id = People(work).user_id_of(zhou.person_id, "slack")
        assert user_id is not None
        close_account(work, platform="slack", user_id=user_id)


def deeds(told: dict[str, Any]) -> set[str]:
    return {str(one["body"]["deed"]) for one in told["audit_entries"]}


def test_a_leaver_gets_what_they_did_and_wrote_and_nothing_of_others(town: Town) -> None:
    after_years_of_work(town)
    inside = opened(archives(town, "zhou")[-1])
    told = json.loads(inside["data.json"])
    assert deeds(told) >= DEEDS
    assert [one for one in WORDS if one not in str(told)] == []
    assert "相册盒闪退" not in str(told)
    page = inside["index.html"].decode()
    assert "任务" in page
    assert "task_entries" not in page


def test_a_leaver_is_forgotten_like_everybody(town: Town) -> None:
    after_years_of_work(town)
    zhou = town.person("zhou").person_id
    wish = forgotten(town, "zhou")
    assert wish.state is ErasureState.DONE
    with town.store.reading() as reading:
        assert People(reading).find(zhou).erased
    assert not [one for one in everywhere(town) if any(word in one for word in WORDS)]
