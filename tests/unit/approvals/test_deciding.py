"""The decision about requests, as a machine that nobody can drive into a state that the rules forbid."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from data.model.approvals.deciding import (
    Ruling,
    Says,
    Signer,
    decide,
    handed_over,
    reopened,
    touched,
    with_signer,
)
from data.model.approvals.policy import Stage, shortage, with_fallbacks
from data.model.approvals.requests import (
    AGREES,
    VERDICTS,
    Mark,
    Request,
    RequestState,
    Step,
    digest_of,
    open_stages,
    signed,
    who_signed,
)
from data.model.rights.rule import OnLoan

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
REQUESTER = 1
GROUPS = {2: {"technical"}, 3: {"technical", "legal"}, 4: {"legal"}, 5: {"leading"}, 6: {"leading"}, 7: set()}
STAGES = (Stage("technical", "technical"), Stage("legal", "legal"), Stage("leading", "leading", 2, 1))
EVERYBODY = (REQUESTER, *GROUPS)
people = st.sampled_from(EVERYBODY)


def groups_of(person_id: int) -> frozenset[str]:
    """Return somebody's groups; the requester belongs to all, and may decide nothing all the same."""
    return frozenset(GROUPS.get(person_id, {"technical", "legal", "leading"}))


def signer(person_id: int, *lenders: int) -> Signer:
    """Return somebody, perhaps in the place of others as well."""
    loans = tuple(OnLoan(one, groups_of(one)) for one in lenders)
    return Signer(person_id, groups_of(person_id), loans)


def request(**changes: object) -> Request:
    """Return a request of three stages, the third one after the others."""
    made = Request(1, "permission", "prod_db_read", REQUESTER, 9, NOW, NOW, STAGES)
    return replace(made, **changes)  # type: ignore[arg-type]  # the fields of a request


class Deciding(RuleBasedStateMachine):
    """Anybody does anything at any time; what was ruled is kept as the operations keep it."""

    def __init__(self) -> None:
        super().__init__()
        self.request = request()
        self.marks: list[Mark] = []
        self.fields = {"reason": "0"}
        self.lent: set[tuple[int, int]] = set()

    def _signer(self, by: int) -> Signer:
        return signer(by, *sorted(lender for lender, delegate in self.lent if delegate == by))

    def _mark(self, step: Step, by: int, ruling: Ruling) -> None:
        assert ruling.stage is not None
        mark = Mark(len(self.marks) + 1, step, by, NOW, self.request.evidence, ruling.stage.key)
        self.marks.append(replace(mark, on_behalf_of=ruling.on_behalf_of))

    @rule(lender=people, delegate=people)
    def lend(self, lender: int, delegate: int) -> None:
        if lender != delegate:
            self.lent.add((lender, delegate))

    @rule(lender=people, delegate=people)
    def take_back(self, lender: int, delegate: int) -> None:
        self.lent.discard((lender, delegate))

    @rule(by=people, step=st.sampled_from(sorted(VERDICTS)), behind=st.integers(0, 1))
    def decide(self, by: int, step: Step, behind: int) -> None:
        seen = self.request.evidence - behind
        before = self.request
        ruling = decide(self.request, self.marks, by=self._signer(by), step=step, seen=seen, at=NOW)
        if ruling.rule is not Says.YES:
            assert ruling.request == before
            return
        assert by != REQUESTER
        assert not behind
        assert before.state is RequestState.WAITING
        assert ruling.stage is not None
        assert ruling.stage in open_stages(before, self.marks)
        lender = ruling.on_behalf_of
        if lender is None:
            assert ruling.stage.asks(by, groups_of(by))
        else:
            assert (lender, by) in self.lent
            assert lender != REQUESTER
            assert ruling.stage.group in groups_of(lender)
            own = [stage for stage in open_stages(before, self.marks) if stage.asks(by, groups_of(by))]
            assert not own, "one's own right comes first"
        assert not (before.barred_by and step in AGREES)
        self._mark(step, by, ruling)
        self.request = ruling.request

    @rule(by=people, taker=people)
    def hand_over(self, by: int, taker: int) -> None:
        ruling = decide(self.request, self.marks, by=self._signer(by), step=Step.HAND_OVER, seen=None, at=NOW)
        if ruling.rule is Says.YES and ruling.stage is not None:
            giver = ruling.on_behalf_of or by
            changed = handed_over(self.request, ruling.stage, giver=giver, taker=taker)
            assert (changed is None) == (taker in {giver, REQUESTER})
            self.request = changed or self.request

    @rule(by=people, other=people)
    def add_signer(self, by: int, other: int) -> None:
        ruling = decide(
            self.request, self.marks, by=self._signer(by), step=Step.ADD_SIGNER, seen=None, at=NOW
        )
        if ruling.rule is Says.YES and ruling.stage is not None:
            changed = with_signer(self.request, ruling.stage, other)
            assert other != REQUESTER or changed is None
            self.request = changed or self.request

    @rule(touching=st.sets(st.sampled_from(["technical", "legal", "leading"])))
    def mend(self, touching: set[str]) -> None:
        if self.request.state not in {RequestState.WAITING, RequestState.RETURNED}:
            return
        after = {"reason": str(self.request.evidence)}
        again = touched(
            self.request, self.marks, before=self.fields, after=after, touches={"reason": touching}
        )
        fallen = {mark.number for mark in reopened(self.marks, again)}
        kept = [
            mark for mark in self.marks if mark.stands and mark.step in AGREES and mark.number not in fallen
        ]
        assert touching <= again
        assert not {mark.stage for mark in kept} & again
        self.marks = [replace(mark, stands=mark.number not in fallen and mark.stands) for mark in self.marks]
        self.fields = after
        self.request = replace(self.request, evidence=self.request.evidence + 1, state=RequestState.WAITING)

    @rule(bar=st.sampled_from(["", "", "release_signer"]))
    def bar(self, bar: str) -> None:
        self.request = replace(self.request, barred_by=bar)

    @invariant()
    def nobody_signs_twice_or_for_themselves(self) -> None:
        counted = [mark for stage in self.request.stages for mark in signed(stage, self.marks)]
        names = [one for mark in counted for one in (mark.person_id, mark.on_behalf_of) if one is not None]
        assert len(names) == len(set(names)), "a lender and their delegate are counted once"
        assert set(names) == who_signed(self.request, self.marks)
        assert REQUESTER not in names

    @invariant()
    def approved_means_that_every_stage_has_signed(self) -> None:
        full = all(len(signed(stage, self.marks)) >= stage.quorum for stage in self.request.stages)
        assert full == (self.request.state is RequestState.APPROVED)

    @invariant()
    def nobody_is_asked_before_their_turn(self) -> None:
        positions = {stage.position for stage in open_stages(self.request, self.marks)}
        assert len(positions) <= 1


Deciding.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestDeciding = Deciding.TestCase


@pytest.mark.parametrize(
    ("changes", "by", "step", "seen", "rule_said"),
    [
        ({"state": RequestState.APPROVED}, 2, Step.APPROVE, 1, Says.OVER),
        ({}, REQUESTER, Step.APPROVE, 1, Says.OWN),
        ({}, 7, Step.REJECT, 1, Says.STRANGER),
        ({"state": RequestState.RETURNED}, 2, Step.APPROVE, 1, Says.RETURNED),
        ({"evidence": 2}, 2, Step.APPROVE, 1, Says.CHANGED),
        ({}, 5, Step.APPROVE, 1, Says.NOT_YET),
        ({"barred_by": "release_signer"}, 2, Step.CONDITION, 1, Says.BARRED),
        ({"barred_by": "release_signer"}, 2, Step.REJECT, 1, Says.YES),
        ({}, 2, Step.APPROVE, None, Says.YES),
    ],
)
def test_each_rule_says_no_by_its_name(
    changes: dict[str, object], by: int, step: Step, seen: int | None, rule_said: Says
) -> None:
    ruling = decide(request(**changes), [], by=signer(by), step=step, seen=seen, at=NOW)
    assert ruling.rule is rule_said
    assert (ruling.stage is None) == (rule_said is not Says.YES)


@pytest.mark.parametrize(
    ("by", "lenders", "marks", "rule_said", "on_behalf_of"),
    [
        (7, (2,), [], Says.YES, 2),
        (7, (REQUESTER,), [], Says.OWN, None),
        (7, (REQUESTER, 2), [], Says.YES, 2),
        (REQUESTER, (2,), [], Says.OWN, None),
        (3, (2,), [], Says.YES, None),
        (7, (2,), [Mark(1, Step.APPROVE, 2, NOW, 1, "technical")], Says.SIGNED, None),
        (2, (), [Mark(1, Step.APPROVE, 7, NOW, 1, "technical", on_behalf_of=2)], Says.SIGNED, None),
        (7, (3,), [Mark(1, Step.APPROVE, 7, NOW, 1, "technical", on_behalf_of=2)], Says.SIGNED, None),
        (7, (5,), [], Says.NOT_YET, None),
    ],
)
def test_whoever_stands_in_signs_once_for_one_and_never_for_the_requester(
    by: int, lenders: tuple[int, ...], marks: list[Mark], rule_said: Says, on_behalf_of: int | None
) -> None:
    ruling = decide(request(), marks, by=signer(by, *lenders), step=Step.APPROVE, seen=1, at=NOW)
    assert (ruling.rule, ruling.on_behalf_of) == (rule_said, on_behalf_of)


def test_what_a_policy_does_not_lend_and_what_was_handed_on_nobody_signs_on_loan() -> None:
    strict = tuple(replace(stage, lendable=False) for stage in STAGES)
    passed = (replace(STAGES[0], passed_by=frozenset({2})), *STAGES[1:])
    for stages in (strict, passed):
        ruling = decide(request(stages=stages), [], by=signer(7, 2), step=Step.APPROVE, seen=1, at=NOW)
        assert ruling.rule is Says.STRANGER


def test_one_person_of_two_groups_signs_for_one_of_them() -> None:
    marks = [Mark(1, Step.APPROVE, 3, NOW, 1, "technical")]
    ruling = decide(request(), marks, by=signer(3), step=Step.APPROVE, seen=1, at=NOW)
    assert ruling.rule is Says.SIGNED


def test_a_return_leaves_the_signatures_of_others_and_opens_its_own_stage_again() -> None:
    marks = [Mark(1, Step.APPROVE, 2, NOW, 1, "technical"), Mark(2, Step.RETURN, 4, NOW, 1, "legal")]
    again = touched(request(), marks, before={"a": "1"}, after={"a": "2"}, touches={"a": ("leading",)})
    assert again == {"legal", "leading"}
    assert reopened(marks, again) == []
    # Returned for an earlier version is mended already.
    later = touched(request(evidence=2), marks, before={"a": "1"}, after={"a": "2"}, touches={"a": ()})
    assert later == frozenset()


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=4))
def test_evidence_that_differs_has_another_hash(fields: dict[str, str]) -> None:
    assert digest_of("permission", "a", fields) == digest_of(
        "permission", "a", dict(reversed(fields.items()))
    )
    assert digest_of("permission", "a", fields) != digest_of("permission", "b", fields)
    assert digest_of("permission", "a", fields) != digest_of("permission", "a", fields | {"more": "1"})


def test_what_can_never_be_satisfied_is_found_also_where_groups_overlap() -> None:
    eligible = {"technical": frozenset({2, 3}), "legal": frozenset({3}), "leading": frozenset({5, 6})}
    assert shortage(STAGES, eligible) is None
    few = shortage(STAGES, eligible | {"technical": frozenset({3})})
    assert few is not None
    assert (few.groups, few.needed, few.eligible) == (("technical", "legal"), 2, 1)
    alone = shortage(STAGES[2:], {"leading": frozenset({5})})
    assert alone is not None
    assert (alone.needed, alone.eligible) == (2, 1)


def test_a_quorum_that_cannot_be_met_goes_to_the_fall_back() -> None:
    stages = (Stage("legal", "legal", fallback="leading"), Stage("technical", "technical"))
    found, fallen = with_fallbacks(stages, {"legal": frozenset(), "technical": frozenset({2})})
    assert [stage.group for stage in found] == ["leading", "technical"]
    assert fallen == ("legal",)
