"""Somebody answers for every ticket, whoever has left."""

from dataclasses import replace

import pytest

from actions.feedback.appoint import responsible_for
from data.store.roster import RosterChanges
from tests.unit.conversation.harness import Town


def answers(town: Town, key: str, *, without: tuple[str, ...]) -> str:
    """Return who answers for a department that has no rota, once some have left; empty for nobody."""
    with town.store.work() as work:
        for gone in without:
            RosterChanges(work).leave(town.person(gone).person_id)
        department = work.company.department(key)
        found = responsible_for(work, replace(department, slack="#nowhere"))
    known = {
        town.person(one).person_id: one for one in ("qiu", "hsu", "gao", "ivy", "song", "root", "ada", "chen")
    }
    return known[found] if found else ""


@pytest.mark.parametrize(
    ("department", "gone", "who"),
    [
        ("legal", (), "qiu"),
        ("legal", ("qiu",), "hsu"),
        ("legal", ("qiu", "hsu"), "gao"),
        ("legal", ("qiu", "hsu", "gao"), "ivy"),
        ("legal", ("qiu", "hsu", "gao", "ivy", "song"), "root"),
        ("security", ("ada",), "chen"),
        ("security", ("ada", "chen"), ""),
    ],
)
def test_whoever_stands_in_is_named(town: Town, department: str, gone: tuple[str, ...], who: str) -> None:
    assert answers(town, department, without=gone) == who
