"""What is overdue is told again and again, to whoever has it to do and to whoever leads them, until it ends."""

import pytest

from actions.tasks.call_off_task import call_off_task
from actions.tasks.end_task import decline_task, finish_task
from actions.tasks.note_overdue import note_overdue
from actions.tasks.open_task import Wanted, add_task
from actions.tasks.redate_task import redate_task
from actions.tasks.remind_overdue import UNDONE, remind_overdue
from data.model.durations import duration
from data.model.notices import MessageWanted
from data.model.overdue import AGAIN, MOST_ROUNDS, ROUND
from data.model.people import Person
from data.model.tasks import Bearer
from data.store.due import DueRows
from data.store.people import Chats
from data.store.work import Work
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town

LATER = duration("P1000D")


def overdue(town: Town, *, to: str = "raj", group: str = "") -> None:
    """Let somebody ask for something, and its time be over."""
    with town.store.work() as work:
        bearer = Bearer(group=group) if group else Bearer(person(work, to).person_id)
        wanted = Wanted(to=bearer, what="准备回滚", due_at=work.now + duration("PT1H"))
        add_task(work, by=person(work, "yun"), wanted=wanted)
    town.clock.forward(duration("PT1H"))
    with town.store.work() as work:
        note_overdue(work, number=1)


def next_time(town: Town) -> bool:
    """Move on to when it is told again, and tell whether it will be."""
    with town.store.reading() as reading:
        rows = [row for row in DueRows(reading).due_by(town.clock() + LATER) if row.name == AGAIN]
    if rows:
        town.clock.forward(rows[0].at - town.clock())
    return bool(rows)


def told(town: Town) -> list[tuple[str, str]]:
    """Take the step, and return what is told to whom."""
    with town.store.work() as work:
        remind_overdue(work, number=1)
        chats = {
            Chats(work).private(person(work, key).person_id): key for key in ("raj", "lin", "zhou", "yun")
        }
        by_id = {chat.chat_id: key for chat, key in chats.items() if chat is not None}
        messages = [one for one in work.promises if isinstance(one, MessageWanted)]
        return [(one.kind, by_id.get(one.chat_id, "channel")) for one in messages]


def test_it_is_told_again_in_working_time_and_whoever_leads_them_hears_of_it(town: Town) -> None:
    overdue(town)
    assert told(town) == [], "its time has not come"
    rounds = []
    for _step in ROUND:
        assert next_time(town)
        assert town.clock().weekday() < 5, "nobody is told at the weekend"
        rounds.append(told(town))
    again, heads = (AGAIN, "raj"), (UNDONE, "lin")
    assert rounds == [[again], [again, heads], [again], [again], [again]]


def test_of_a_groups_task_its_head_hears(town: Town) -> None:
    overdue(town, group="operations")
    for _ in range(2):
        assert next_time(town)
        last = told(town)
    assert last == [(AGAIN, "channel"), (UNDONE, "zhou")]


def test_whoever_leads_is_not_told_of_themselves(town: Town) -> None:
    overdue(town, to="lin")
    for _ in range(2):
        assert next_time(town)
        last = told(town)
    assert last == [(AGAIN, "lin")]


def test_it_ends_some_day(town: Town) -> None:
    overdue(town)
    count = 0
    while next_time(town):
        assert told(town)
        count += 1
    assert count == len(ROUND) * MOST_ROUNDS


def finished(work: Work, raj: Person) -> None:
    finish_task(work, number=1, by=raj)


def declined(work: Work, raj: Person) -> None:
    decline_task(work, number=1, by=raj, reason="no")


def called_off(work: Work, raj: Person) -> None:
    call_off_task(work, number=1, by=raj, reason="")


def redated(work: Work, _raj: Person) -> None:
    redate_task(work, number=1, due_at=work.now + duration("P9D"))


@pytest.mark.parametrize("end", [finished, declined, called_off, redated])
def test_what_ends_or_has_another_time_is_not_told_again(town: Town, end: object) -> None:
    overdue(town)
    with town.store.work() as work:
        assert callable(end)
        end(work, person(work, "raj"))
    assert not next_time(town)
