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
        ("{by: mei, say: }", "`say: None`; one text"),
        ("{by: mei, say: true}", "`say: True`; one text"),
        ("{by: [mei, yun], say: hello}", "one text"),
        ("{see: [mei, yun], text: hello}", "one text"),
        ("{see: mei, text: }", "a text or a list of texts"),
        ("{see: mei, text: [hello, {no: text}]}", "a text or a list of texts"),
        ("{see: mei, kind: [toast]}", "one text"),
        ("{see: mei, count: several}", "a whole number"),
        ("{see: mei, new: yes}", "true or false"),
        ("{see: mei, text: hello, keep: a ticket}", "letters, digits and underscores"),
        ("{see: mei, text: hello, keep: now}", "other than now"),
        ("{see: yun, json: [1]}", "a mapping"),
        ("{see: '#operations', in: '#technical'}", "a cast member who is shown it there"),
        ("{by: yun, press: claim, on: {hold: card}}", "{held: name}"),
        ("{by: yun, press: claim, on: FB-1, times: 0}", "at least 1"),
        ("{by: yun, press: claim, on: FB-1, fill: text}", "a mapping"),
        ("{by: yun, press: claim, on: FB-1, submit: 'no'}", "true or false"),
        ("{by: yun, press: claim, on: FB-1, errors: {text: [a]}}", "{field: text}"),
        ("{by: yun, react: eyes, on: {held: card}}", "held by no step before"),
        ("{by: yun, edit: {on: {held: card}, to: b}}", "held by no step before"),
        ("{by: yun, say: a, thread: {held: card}}", "held by no step before"),
        ("{by: mei, home: false}", "`home: False`; true"),
        ("{by: mei, block: 'no'}", "true or false"),
        ("{redeliver: first}", "a mapping of: last, shuffle, times"),
        ("{redeliver: {last: true, times: often}}", "a whole number"),
        ("{fault: {platform: slack, method: chat.postMessage}}", "what goes wrong"),
        ("{fault: {platform: telegram, answer: ratelimited}}", "400 to 599"),
        ("{fault: {platform: slack, answer: 200}}", "400 to 599"),
        ("{fault: {platform: slack, answer: 429, retry_after: soon}}", "no length of time"),
        ("{webhook: /webhooks/a, status: fine}", "401 or 2xx"),
        ("{answer: {hook: deploy, status: fine}}", "a whole number"),
        ("{answer: deploy}", "a mapping of: body, delay, drop, hook"),
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
        ("cast: {nia: {platform: slack, new: true}}", "newcomer `nia`: True"),
        ("cast: {nia: {platform: slack, new: {time_zone: Moon}}}", "no time zone Moon"),
        ("cast: {Nia: {platform: slack, new: {}}}", "small letters"),
        ("policy: [a]", "no mapping"),
        ("clock: 2026-03-02T10:00", "no zone"),
        ("policy: {permissions.nothing.longest: P1D}", "leads nowhere"),
        ("stage: big", "unknown key `stage`"),
        ('clock: "\\d"', "in double quotes each backslash is doubled"),
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


def test_a_step_may_be_written_in_other_ways_that_mean_the_same(
    folder: Path, company: dict[str, Any]
) -> None:
    play = checked(
        folder,
        company,
        f"""
        play: 7
        {CAST}
        policy: {{timings: {{watch_window: P9D}}, service_levels.praise: {{first_response: {{hours: 1}}}}}}
        steps:
          - &press {{by: yun, press: claim, on: [FB-1, /处理人/], in: "#operations", submit: False}}
          - <<: *press
            times: "2"
          - redeliver: last
          - {{by: mei, say: , attach: photo.png}}
          - {{by: mei, say: "costs $$5 or $$USD, with (/ and / in it"}}
          - {{by: yun, press: note, on: FB-1, fill: {{message: "/(/"}}}}
          - {{fault: {{platform: slack, answer: channel_not_found, retry_after: 3s}}}}
        """,
    )
    assert play.title == "7"
    assert (play.steps[1].what, dict(play.steps[1].keys)) == (
        "claim",
        {"by": "yun", "on": ["FB-1", "/处理人/"], "in": "#operations", "submit": False, "times": "2"},
    )
    assert play.steps[2].what == {"last": True}
    made = companies(play, company).everybody
    assert made["timings"] == company["timings"] | {"watch_window": "P9D"}
    assert made["service_levels"]["praise"] == {"first_response": {"hours": 1}}


def test_a_stranger_may_have_two_accounts(folder: Path, company: dict[str, Any]) -> None:
    play = checked(
        folder,
        company,
        """
        play: Two accounts
        cast:
          nia_slack: {person: nia, platform: slack, new: {name: Nia}}
          nia_phone: {person: nia, platform: telegram}
        steps: [{by: nia_phone, say: hello}]
        """,
    )
    nia = companies(play, company).everybody["people"][-1]
    assert nia == {"key": "nia", "name": "Nia", "slack": True, "telegram": True}
