"""Tasks come back as they were kept, in the order in which they are due."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.tasks.open_task import Wanted, add_task
from data.model.tasks import Bearer, Task, TaskEntryKind, TaskState, UnknownTask
from data.store.colleagues import Colleagues
from data.store.database import Store
from data.store.own_data import OwnData
from data.store.own_rows import Marks
from data.store.tasks import TaskChanges, Tasks, task_entries
from data.store.wiping import wipe_words
from data.store.work import Work
from tests.contract.store.harness import Opening, person, settle_in


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


def opened(work: Work, *, to: str = "lin", group: str = "", hours: int = 0) -> Task:
    """Let yun ask for something."""
    bearer = Bearer(group=group) if group else Bearer(person(work, to).person_id)
    due_at = work.now + timedelta(hours=hours) if hours else None
    return add_task(work, by=person(work, "yun"), wanted=Wanted(to=bearer, what="准备 plan", due_at=due_at))


def test_a_task_comes_back_as_it_was_kept(settled: Store) -> None:
    with settled.work() as work:
        task, queries = opened(work, hours=1), Tasks(work)
        assert queries.find(task.number) == task
        changed = replace(
            task, owner_id=None, team="legal", state=TaskState.CANNOT, told_overdue=True, about="FB-1"
        )
        TaskChanges(work).save(changed)
        assert queries.find(task.number) == changed
        assert queries.about("FB-1") == [changed]
        TaskChanges(work).write(changed, TaskEntryKind.CANNOT, person_id=7, text="没有")
        assert [(one.entry_number, one.text) for one in queries.entries(task)] == [
            (1, "准备 plan"),
            (2, "没有"),
        ]
        with pytest.raises(UnknownTask):
            queries.find(99)


def test_what_waits_for_somebody_stands_in_the_order_in_which_it_is_due(settled: Store) -> None:
    with settled.work() as work:
        lin, queries = person(work, "lin"), Tasks(work)
        late, whenever, soon = opened(work, hours=9), opened(work), opened(work, group="technical", hours=1)
        opened(work, group="legal"), opened(work, to="ada")
        found = queries.waiting_for(lin.person_id, lin.groups, skip=0, most=9)
        assert found == [soon, late, whenever]
        assert queries.waiting_for(lin.person_id, lin.groups, skip=1, most=1) == [late]
        assert queries.count_waiting_for(lin.person_id, lin.groups) == 3
        assert queries.count_waiting_for(lin.person_id, ()) == 2
        assert queries.open_of(lin.person_id) == [late, whenever]


def test_what_somebody_wrote_is_theirs_to_read_and_goes_with_them(settled: Store) -> None:
    with settled.work() as work:
        task, yun = opened(work), person(work, "yun")
        theirs = OwnData(work, yun.person_id).everything()
        assert [one["number"] for one in theirs["tasks"]] == [task.number]
        assert [one["sealed"] for one in theirs["task_entries"]] == ["准备 plan"]
        wipe_words(work.connection, Marks.of(work.connection, yun.person_id), kept=())
        assert [one.text for one in Tasks(work).entries(task)] == [""]
        assert work.connection.execute(select(task_entries.c.sealed)).scalars().all() == [b""]


def test_colleagues_are_found_by_key_or_name_and_nobody_else_is(settled: Store) -> None:
    with settled.reading() as reading:
        for name in ("yun", "小云", " @小云", "YUN"):
            assert [one.person_id for one in Colleagues(reading).called(name)] == [
                person(reading, "yun").person_id
            ]
        for name in ("mei", "小美", "", "@", "云"):
            assert Colleagues(reading).called(name) == []
