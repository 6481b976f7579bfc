"""What no play may say is refused before it runs, with the step and what is allowed."""

import textwrap
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.directory import Directory
from bot.sandbox.plays.cast import companies, members
from bot.sandbox.plays.checking import check_play
from bot.sandbox.plays.loading import load
from bot.sandbox.plays.problems import PlayMistake
from bot.sandbox.plays.reading import Play, read_play

CAST = "cast: {mei: {platform: telegram}, yun: {platform: slack}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "photo.png").write_bytes(b"")
    return tmp_path


def checked(folder: Path, company: dict[str, Any], text: str) -> Play:
    path = folder / "play.yml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    play = read_play(path)
    check_play(play, members(play), Directory(companies(play, company).everybody))
    return play


def test_words_of_plays_stay_words() -> None:
    written = load("{on: yes, at: 18:00, day: 2026-04-01, version: 4.10, times: 3, new: true, nothing: null}")
    assert written["on"] == "yes"
    assert (written["at"], written["day"], str(written["version"])) == ("18:00", "2026-04-01", "4.10")
    assert (written["times"], written["new"], written["nothing"]) == (3, True, None)


def test_steps_are_numbered_as_people_count(folder: Path, company: dict[str, Any]) -> None:
    play = checked(
        folder,
        company,
        f"""
        play: Numbers
        {CAST}
        steps:
          - {{by: mei, say: hello, attach: [photo.png]}}
          - all: [{{by: yun, press: claim, on: FB-1}}, {{kill: bot}}]
        """,
    )
    assert [step.number for step in play.every_step()] == ["1", "2", "2.1", "2.2"]
    assert [step.kind for step in play.every_step()] == ["doing", "world", "doing", "world"]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("{by: mei, shout: hello}", "exactly one of"),
        ("{by: mei, say: hello, press: claim}", "verbs"),
        ("{by: mei, say: hello, volume: 3}", "unknown key beside `say`: `volume`"),
        ("{say: hello}", "without `by`"),
        ("{by: hao, say: hello}", "the cast is: mei, yun"),
        ("{by: mei, say: hello, attach: [missing.png]}", "no file `missing.png`"),
        ("{by: mei, say: hello, in: '#operations'}", "`#operations` is on slack, mei on telegram"),
        ("{by: yun, press: claim, on: {held: card}}", "held by no step before"),
        ("{see: nobody, text: hello}", "nobody and nowhere"),
        ("{see: mei, text: $ticket}", "kept by no step before"),
        ("{see: mei, text: '/(/'}", "regular expression"),
        ("{see: mei, kind: popup}", "message, modal, toast"),
        ("{see: mei, within: soon}", "no length of time"),
        ("{not_see: mei, count: 2}", "unknown key beside `not_see`"),
        ("{advance: a while}", "no length of time"),
        ("{until: tomorrow}", "an ISO time"),
        ("{kill: nlu}", "allowed: bot"),
        ("{kill: {at: lunch}}", "after_inbox_commit"),
        ("{fault: {platform: icq}}", "slack, telegram"),
        ("{fault: {platform: slack, drop: everything}}", "request, reply"),
        ("{webhook: alerts}", "a path that starts with /"),
        ("{webhook: /webhooks/a, sign: badly}", "good, none, old, wrong"),
        ("{answer: {hook: fax}}", "access, deploy, pager, sms"),
        ("{all: [{see: mei, text: hello}]}", "inside `all`"),
        ("{by: mei, edit: {on: hello}}", "a mapping of all: on, to"),
        ("{by: mei, say: hello, say: goodbye}", "stands twice"),
    ],
)
def test_mistakes_are_refused(folder: Path, company: dict[str, Any], step: str, said: str) -> None:
    with pytest.raises(PlayMistake) as mistake:
        checked(folder, company, f"play: Mistake\n{CAST}\nsteps:\n  - {{advance: 1s}}\n  - {step}\n")
    assert said in str(mistake.value)
    assert mistake.value.step.startswith("2") or "stands twice" in said


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("cast: {mei: {platform: slack}}", "no mei on slack"),
        ("cast: {mei: {platform: telegram, age: 3}}", "`age`"),
        ("cast: {mei: {}}", "platform"),
        ("cast: {mei: {platform: telegram, new: {name: M}}}", "known already"),
        ("clock: 2026-03-02T10:00", "no zone"),
        ("policy: {permissions.nothing.longest: P1D}", "leads nowhere"),
        ("stage: big", "unknown key `stage`"),
    ],
)
def test_mistakes_above_the_steps_are_refused(
    folder: Path, company: dict[str, Any], head: str, said: str
) -> None:
    with pytest.raises(PlayMistake, match=r"play\.yml") as mistake:
        checked(folder, company, f"play: Mistake\n{head}\nsteps: [{{advance: 1s}}]\n")
    assert said in str(mistake.value)


def test_a_person_is_first_reached_where_they_are_cast_first(folder: Path, company: dict[str, Any]) -> None:
    play = checked(
        folder,
        company,
        """
        play: Accounts
        cast: {lin_tg: {person: lin, platform: telegram}, lin: {platform: slack}, gao: {platform: slack}}
        steps: [{advance: 1s}]
        """,
    )
    made = companies(play, company)
    known = made.known_to_desk(Directory(made.everybody).resolved_company())
    orders = {
        person["key"]: [key for key in person if key in {"slack", "telegram"}] for person in known["people"]
    }
    assert (orders["lin"], orders["gao"]) == (["telegram", "slack"], ["slack", "telegram"])
