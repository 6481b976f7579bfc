"""Each operation on a task: what it does, whom it tells, and every no it names."""

import pytest

from actions.tasks.assign_task import assign_task, pass_on_tasks
from actions.tasks.end_task import decline_task, finish_task
from actions.tasks.note_overdue import note_overdue
from actions.tasks.open_task import Wanted, add_task, open_task
from data.model.durations import duration
from data.model.notices import CardWanted, MessageWanted, Notice
from data.model.refusals import NotAllowed, Refusal
from data.model.tasks import (
    Bearer,
    HasTheTask,
    Task,
    TaskEntryKind,
    TaskIsOver,
    TaskOfOthers,
    TaskState,
    UnknownTask,
)
from data.model.writing import NothingWritten, TooLong
from data.store.due import DueRows
from data.store.tasks import Tasks
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town
from tests.unit.rights.test_withdrawn import becomes


def opened(town: Town, *, by: str = "yun", to: str = "lin", group: str = "", due: str = "") -> Task:
    """Let somebody ask for something."""
    with town.store.work() as work:
        bearer = Bearer(group=group) if group else Bearer(person(work, to).person_id)
        due_at = work.now + duration(due) if due else None
        return add_task(work, by=person(work, by), wanted=Wanted(to=bearer, what="准备回滚", due_at=due_at))


def done(town: Town, by: str, *, note: str = "", number: int = 1) -> list[Notice]:
    """Let somebody confirm it, and return what that promised."""
    with town.store.work() as work:
        finish_task(work, number=number, by=person(work, by), note=note)
        return list(work.promises)


def task(town: Town, number: int = 1) -> Task:
    """Return a task as it is now."""
    with town.store.reading() as reading:
        return Tasks(reading).find(number)


def planned(town: Town) -> list[tuple[str, str]]:
    """Return what is due, by name and subject."""
    with town.store.reading() as reading:
        return [(row.name, row.subject) for row in DueRows(reading).due_by(town.clock().replace(year=2030))]


def test_what_somebody_asks_for_stands_where_whoever_has_to_do_it_is_told(town: Town) -> None:
    with town.store.work() as work:
        to = Bearer(person(work, "lin").person_id)
        add_task(work, by=person(work, "yun"), wanted=Wanted(to=to, what=" 准备\x00回滚 "))
        wanted = [(one.kind, one.chat_id) for one in work.promises if isinstance(one, CardWanted)]
        (entry,) = Tasks(work).entries(Tasks(work).find(1))
    assert (entry.kind, entry.text) == (TaskEntryKind.OPENED, "准备回滚")
    assert [kind for kind, _ in wanted] == ["tasks.card"]
    assert wanted[0][1] in {town.chat("lin", platform).chat_id for platform in ("slack", "telegram")}


def test_a_group_is_told_in_its_channel(town: Town) -> None:
    opened(town, group="marketing")
    (shown,) = town.arrive("#marketing")
    assert "由誰完成: 市場部" in shown.text
    assert shown.buttons == ["done", "cannot", "assign"]


@pytest.mark.parametrize(
    ("what", "no"), [("", NothingWritten), (" \x00", NothingWritten), ("x" * 501, TooLong)]
)
def test_what_cannot_be_kept_is_not_opened(town: Town, what: str, no: type[Refusal]) -> None:
    with pytest.raises(no), town.store.work() as work:
        add_task(work, by=person(work, "yun"), wanted=Wanted(to=Bearer(group="legal"), what=what))
    assert opened(town).number == 1


def test_only_colleagues_ask_for_anything(town: Town) -> None:
    for by in ("mei", "hao", "emma"):
        with pytest.raises(NotAllowed), town.store.work() as work:
            add_task(work, by=person(work, by), wanted=Wanted(to=Bearer(group="legal"), what="x"))


def test_whoever_asked_hears_of_the_end_once_and_nobody_of_their_own_deed(town: Town) -> None:
    opened(town)
    told = [one.kind for one in done(town, "lin", note="好了") if isinstance(one, MessageWanted)]
    assert told == ["tasks.ended"]
    assert task(town).state is TaskState.DONE
    with pytest.raises(TaskIsOver):
        done(town, "lin")
    opened(town, by="lin", to="lin")
    assert not [one for one in done(town, "lin", number=2) if isinstance(one, MessageWanted)]


def test_why_it_cannot_be_done_is_kept_and_must_be_said(town: Town) -> None:
    opened(town)
    for reason, no in (("", NothingWritten), ("x" * 1001, TooLong)):
        with pytest.raises(no), town.store.work() as work:
            decline_task(work, number=1, by=person(work, "lin"), reason=reason)
    with town.store.work() as work:
        decline_task(work, number=1, by=person(work, "lin"), reason="没有权限")
        last = Tasks(work).entries(Tasks(work).find(1))[-1]
    assert (last.kind, last.text) == (TaskEntryKind.CANNOT, "没有权限")


def test_others_hear_no_more_than_of_a_number_that_does_not_exist(town: Town) -> None:
    opened(town)
    for by in ("mei", "raj", "zhou", "root"):
        with pytest.raises(UnknownTask) as mine:
            done(town, by)
        with pytest.raises(UnknownTask) as nobodys:
            done(town, by, number=99)
        assert (mine.value.number, nobodys.value.number) == ("TK-1", "TK-99")
    with pytest.raises(TaskOfOthers):
        done(town, "yun")


def test_of_a_group_anybody_does_it_and_nobody_who_left(town: Town) -> None:
    opened(town, group="operations")
    becomes(town, "fang", "marketing")
    with pytest.raises(UnknownTask):
        done(town, "fang")
    done(town, "zhou")
    assert task(town).state is TaskState.DONE


def test_it_goes_from_hand_to_hand_and_the_card_with_it(town: Town) -> None:
    opened(town)
    town.arrive("lin", "slack"), town.arrive("lin", "telegram")
    with town.store.work() as work:
        assign_task(work, number=1, by=person(work, "yun"), to=Bearer(group="technical"))
        with pytest.raises(HasTheTask):
            assign_task(work, number=1, by=person(work, "lin"), to=Bearer(group="technical"))
    (shown,) = town.arrive("#technical")
    assert "done" in shown.buttons
    with town.store.work() as work:
        assign_task(work, number=1, by=person(work, "chen"), to=Bearer(person(work, "qiu").person_id))
    (shown,) = town.arrive("#technical")
    assert shown.buttons == []
    assert "邱律" in shown.text
    assert "准备回滚" not in shown.text
    with pytest.raises(UnknownTask):
        done(town, "lin")
    done(town, "qiu")


def test_that_its_time_is_over_is_told_once(town: Town) -> None:
    opened(town, due="PT1H")
    assert planned(town) == [("tasks.overdue", "TK-1")]

    def told() -> list[str]:
        with town.store.work() as work:
            note_overdue(work, number=1)
            return [one.kind for one in work.promises if isinstance(one, MessageWanted)]

    assert told() == []
    town.clock.forward(duration("PT1H"))
    # Whoever has to do it, and whoever asked for it.
    assert (told(), told()) == (["tasks.overdue", "tasks.overdue"], [])
    assert task(town).told_overdue


def test_what_is_over_is_not_overdue(town: Town) -> None:
    opened(town, due="PT1H")
    done(town, "lin")
    assert planned(town) == []
    town.clock.forward(duration("PT2H"))
    with town.store.work() as work:
        note_overdue(work, number=1)
        assert work.promises == []


def test_a_capability_hears_of_the_end_by_a_turn_that_is_kept_with_it(town: Town) -> None:
    with town.store.work() as work:
        wanted = Wanted(to=Bearer(group="legal"), kind="erased", about="FB-1", then_due="feedback.task_ended")
        open_task(work, by=None, wanted=wanted)
    with pytest.raises(UnknownTask):
        done(town, "mei")
    assert planned(town) == []
    done(town, "qiu")
    assert planned(town) == [("feedback.task_ended", "TK-1")]


def test_what_a_leaver_had_to_do_goes_back_to_whoever_asked(town: Town) -> None:
    opened(town)
    opened(town, by="lin", to="lin")
    becomes(town, "lin", "security")
    with town.store.work() as work:
        pass_on_tasks(work, person(work, "lin"))
    assert task(town).owner_id == town.person("lin").person_id, "they still work here"
    becomes(town, "lin")
    with town.store.work() as work:
        pass_on_tasks(work, person(work, "lin"))
    assert task(town).owner_id == town.person("yun").person_id
    assert (task(town, 2).owner_id, task(town, 2).team) == (None, "operations")
    with pytest.raises(UnknownTask):
        done(town, "lin")
