"""A no in words: who may instead, that nobody may, that it is somebody else's, or that it is too late."""

import dataclasses

import pytest

from actions.people.may import may, refusal_of, require, verdict
from data.model.refusals import ButtonIsOld, NobodyMay, NotAllowed, NotLent, NotYours, Refusal
from data.model.rights.decision import Allowed, Because, Denied
from data.model.rights.rule import Matter, Way
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town


@pytest.mark.parametrize(
    ("denied", "refusal"),
    [
        (Denied("a.b", Because.STATE, ("legal",)), ButtonIsOld()),
        (Denied("a.b", Because.RELATION), NotYours()),
        (Denied("a.b", Because.RELATION, ("legal",)), NotAllowed("legal")),
        (Denied("a.b", Because.RIGHT, ("legal", "admin")), NotAllowed("legal admin")),
        (Denied("a.b", Because.RIGHT), NobodyMay()),
        (Denied("a.b", Because.RULE), NobodyMay()),
        (Denied("a.b", Because.LOAN, ("legal", "admin")), NotLent("legal admin")),
        (Denied("a.b", Because.LOAN), NotYours()),
    ],
)
def test_a_no_has_its_refusal(denied: Denied, refusal: Refusal) -> None:
    found = refusal_of(denied)
    assert (type(found), found.facts()) == (type(refusal), refusal.facts())


def test_what_somebody_may_is_asked_of_who_they_are_by_now(town: Town) -> None:
    """A person in hand may be older than the store: what counts is what the store says."""
    with town.store.reading() as reading:
        vera, mei = person(reading, "vera"), person(reading, "mei")
        stripped = dataclasses.replace(vera, groups=frozenset())
        promoted = dataclasses.replace(mei, groups=frozenset({"supervision"}), roles=frozenset({"admin"}))
        assert may(reading, "audit.read", by=stripped)
        assert not may(reading, "audit.read", by=promoted)
        assert require(reading, "audit.read", by=stripped, about=None) == Allowed(Way("audit"))
        with pytest.raises(NotAllowed):
            require(reading, "audit.read", by=promoted, about=None)
        mine = Matter(owner_id=vera.person_id)
        assert isinstance(verdict(reading, "audit.read_on", by=vera, about=mine), Allowed)
        assert isinstance(verdict(reading, "audit.read_on", by=vera, about=Matter()), Denied)
        assert may(reading, "audit.read_on", by=vera)
        with pytest.raises(NotYours):
            require(reading, "audit.read_on", by=vera, about=Matter())
