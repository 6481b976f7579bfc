"""Who reads the audit chain in chat, what they find, and what of it is kept in turn."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.shapes.turn import Pressed
from data.model.audit import ChainHead, NoHead, Search, read_head
from data.store.audit import Happened, audit_entries
from data.store.audit_check import verify_chain
from tests.unit.conversation.harness import Shown, Town, refused


def kept(town: Town) -> list[dict[str, Any]]:
    """Return all that is in the chain, the oldest first."""
    with town.store.reading() as reading:
        bodies = reading.connection.execute(select(audit_entries.c.body).order_by(audit_entries.c.entry_id))
        assert isinstance(verify_chain(reading.connection), int)
        return [json.loads(body) for body in bodies.scalars()]


def last(town: Town) -> tuple[str, str, dict[str, Any]]:
    entry = kept(town)[-1]
    return entry["deed"], entry["subject"], entry["facts"]


def looked(town: Town, text: str, by: str = "vera") -> Shown:
    """Let somebody look, and return what they are shown."""
    town.command(by, "audit", text)
    return town.arrive(by)[-1]


def test_what_happened_is_found_by_subject_person_and_time(town: Town) -> None:
    town.filed("mei")
    town.clock.forward(timedelta(days=2))
    town.filed("hao")
    assert "小美: reported FB-1" in looked(town, "fb-1").text
    assert "FB-1" not in looked(town, "阿豪").text
    assert "阿豪: reported FB-2" in looked(town, "hao").text
    early = looked(town, "2026-03-02").text
    assert "FB-1" in early
    assert "FB-2" not in early
    late = looked(town, "P1D").text
    assert "FB-1" not in late
    assert "FB-2" in late
    assert "FB-1" in looked(town, "mei FB-1 2026-03-01..2026-03-03").text
    assert "Nothing of that kind has happened." in looked(town, "hao FB-1").text


@pytest.mark.parametrize("text", ["nobody", "2026-02-31", "2026-13-01", "FB-1 what", "person.x", "P"])
def test_what_cannot_be_looked_for_is_refused_and_no_word_of_it_is_kept(town: Town, text: str) -> None:
    assert "I do not know what to look for" in looked(town, text).text
    deed, _subject, facts = last(town)
    assert (deed, facts) == ("desk.refused", {"rule": "nothing_to_look_for", "wanted": "audit"})


def test_whoever_may_not_is_told_the_rule_and_that_is_kept(town: Town) -> None:
    for by in ("mei", "yun", "lin"):
        town.command(by, "audit", "FB-1")
        assert "/" in town.arrive(by)[-1].text
        assert last(town) == ("desk.refused", "FB-1", {"rule": "not_allowed", "wanted": "audit"})
        assert kept(town)[-1]["by"] == town.person(by).person_id


def test_reading_and_reading_on_are_kept(town: Town) -> None:
    with town.store.work() as work:
        for number in range(25):
            work.audit(Happened("feedback.claimed", "FB-1", number))
    first = looked(town, "FB-1")
    facts = {"about": "FB-1", "person": None, "since": None, "until": None}
    assert last(town) == ("audit.read", "look.1", facts)
    assert first.buttons == ["next"]
    town.press("vera", first.reference("next"), message_ref=first.message_ref)
    assert last(town) == ("audit.read_on", "look.1", {"page": 2})
    (second,) = town.arrive("vera")
    assert second.buttons == ["prev", "next"]
    town.press("vera", second.reference("next"), message_ref=second.message_ref)
    (third,) = town.arrive("vera")
    assert third.buttons == ["prev"]
    assert third.text.count("claimed FB-1") == 5


def test_pages_stand_still_while_more_happens(town: Town) -> None:
    with town.store.work() as work:
        for number in range(11):
            work.audit(Happened("feedback.rated", "FB-1", None, {"rating": number}))
    first = looked(town, "FB-1")
    with town.store.work() as work:
        work.audit(Happened("feedback.claimed", "FB-1"))
    town.press("vera", first.reference("next"), message_ref=first.message_ref)
    (second,) = town.arrive("vera")
    assert "with 0 of 5" in second.text
    assert "claimed" not in second.text


def test_a_look_is_its_own_persons_and_a_forged_one_nobodys(town: Town) -> None:
    with town.store.work() as work:
        for _ in range(11):
            work.audit(Happened("feedback.claimed", "FB-1"))
    shown = looked(town, "FB-1")
    assert refused(town.press("tang", shown.reference("next"), message_ref=shown.message_ref))
    assert last(town) == ("desk.refused", "look.1", {"rule": "not_yours", "wanted": "next"})
    assert refused(town.press("yun", shown.reference("next"), message_ref=shown.message_ref))
    assert last(town)[2]["rule"] == "not_allowed"
    for forged in ("next|look.77|0", "prev|look.1|0", "next|look.x|0"):
        assert refused(town.press("vera", forged, message_ref=shown.message_ref))
        assert last(town)[2]["rule"] == "unknown_button"


def test_what_another_version_kept_is_told_by_its_name(town: Town) -> None:
    with town.store.work() as work:
        work.audit(Happened("later.invented", "XX-1", None, {"who": "knows"}))
        work.audit(Happened("feedback.rated", "XX-1"))
    text = looked(town, "XX-1").text
    assert "later.invented (XX-1)" in text
    assert "feedback.rated (XX-1)" in text


def test_every_refusal_is_kept_with_its_rule_and_without_words(town: Town) -> None:
    town.filed("mei")
    town.press("lea", "claim|FB-1|1", "#general")
    assert last(town) == ("desk.refused", "FB-1", {"rule": "not_allowed", "wanted": "claim"})
    town.command("mei", "geheim")
    assert last(town) == ("desk.refused", "desk", {"rule": "unknown_command", "wanted": "unknown"})
    town.lead(town.turn("mei", Pressed("steal|secret-plan|1")))
    assert last(town) == ("desk.refused", "desk", {"rule": "unknown_button", "wanted": "unknown"})
    town.command("hao", "status", "FB-1")
    assert last(town) == ("desk.refused", "FB-1", {"rule": "unknown_ticket", "wanted": "status"})


def test_a_look_at_somebody_elses_report_is_kept_and_at_ones_own_not(town: Town) -> None:
    town.filed("mei")
    before = len(kept(town))
    town.command("mei", "status", "FB-1")
    assert len(kept(town)) == before
    town.command("yun", "status", "FB-1")
    assert last(town) == ("feedback.viewed", "FB-1", {})
    town.press("zhou", "open|FB-1|0")
    assert (last(town)[0], kept(town)[-1]["by"]) == ("feedback.viewed", town.person("zhou").person_id)


def test_each_load_of_a_company_file_is_kept_with_its_hash(town: Town) -> None:
    loaded = [entry["facts"] for entry in kept(town) if entry["deed"] == "people.company_loaded"]
    assert [facts["added"] > 0 for facts in loaded] == [True, False]
    assert len({facts["file"] for facts in loaded}) == 1
    assert len(loaded[0]["file"]) == 64


@given(number=st.integers(1, 10**17), chained=st.binary(min_size=32, max_size=32))
def test_a_head_is_read_as_it_is_written(number: int, chained: bytes) -> None:
    head = ChainHead(number, chained)
    assert read_head(f" {head}\n") == head
    with pytest.raises(NoHead):
        read_head(str(head)[:-1])


@given(
    about=st.text(),
    person=st.none() | st.integers(0),
    since=st.none() | st.datetimes(timezones=st.timezones()),
)
def test_a_search_is_found_again_in_its_entry(about: str, person: int | None, since: Any) -> None:
    search = Search(about, person, since)
    assert Search.of(json.loads(json.dumps(search.facts()))).facts() == search.facts()
