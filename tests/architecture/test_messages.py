"""Holds the message files together: three languages alike, no key missing, none unused."""

import re
from pathlib import Path

from tests.architecture.house import LANGUAGES, ROOT, Plant
from tests.architecture.messages import (
    KEY,
    NOT_KEYS,
    derived_keys,
    literals,
    read_all,
    refusal_keys,
)


def faults(root: Path) -> list[str]:
    """Name what is no Fluent, stands twice, or has an id that cannot be told from other literals."""
    found = []
    for language, messages in read_all(root).items():
        found += messages.faults
        found += [
            f"{language}: {key} needs a second word"
            for key in messages.entries
            if not KEY.fullmatch(key.lstrip("-"))
        ]
    return found


def differences(root: Path) -> list[str]:
    """Name keys that some language lacks, and messages whose variables differ between languages."""
    read = read_all(root)
    found = []
    for key in sorted(set().union(*(messages.entries for messages in read.values()))):
        entries = {language: messages.entries.get(key) for language, messages in read.items()}
        found += [f"{language} lacks {key}" for language, entry in entries.items() if entry is None]
        if len({frozenset(entry.variables) for entry in entries.values() if entry}) > 1:
            found.append(f"{key} has other variables in another language")
    return found


def missing(root: Path) -> list[str]:
    """Name keys that the code asks for and English lacks: literals that begin like a known key, and refusals."""
    known = set(read_all(root)["en"].entries)
    families = {key.split("-")[0] for key in known if not key.startswith("-")}
    asked = {text for text in literals(root) if KEY.fullmatch(text) and text.split("-")[0] in families}
    needed = {key for key, needed in refusal_keys(root).items() if needed}
    return sorted((asked | needed) - known - NOT_KEYS)


def unused(root: Path) -> list[str]:
    """Name keys that no literal, no refusal, no derivation and no other message asks for."""
    english = read_all(root)["en"].entries
    # A refusal is told to whoever is refused, and may have words for whoever reads of it in the audit log.
    refusals = refusal_keys(root).keys()
    rules = {f"rule-{key.removeprefix('refusal-')}" for key in refusals}
    used = (literals(root) | refusals | rules).union(*(entry.refers_to for entry in english.values()))
    derived = derived_keys(root)
    return sorted(key for key in set(english) - used if not derived(key))


def test_message_files_can_be_read() -> None:
    assert faults(ROOT) == []


def test_the_three_languages_say_the_same() -> None:
    assert differences(ROOT) == []


def test_no_message_is_missing_or_unused() -> None:
    assert read_all(ROOT)["en"].entries or not (ROOT / "data/locales").exists(), "the guard looked at nothing"
    assert missing(ROOT) == []
    assert unused(ROOT) == []


def plant_in_all(plant: Plant, text: str) -> None:
    """Plant the same message file in the three languages."""
    for language in LANGUAGES:
        plant(f"data/locales/{language}/feedback.ftl", text)


def test_broken_doubled_and_short_keys_are_found(checkout: Path, plant: Plant) -> None:
    plant("data/locales/en/a.ftl", "ticket-filed = Filed\nticket-filed = Again\nhello = Hello\n= no key\n")
    assert faults(checkout) == [
        "en/a.ftl: ticket-filed stands twice",
        "en/a.ftl: '= no key' is no Fluent",
        "en: hello needs a second word",
    ]


def test_a_language_that_lags_is_found(checkout: Path, plant: Plant) -> None:
    plant_in_all(plant, "ticket-filed = { $number }\nticket-closed = { $number ->\n   *[other] { $by }\n }\n")
    assert differences(checkout) == []
    plant("data/locales/zh-TW/feedback.ftl", "ticket-closed = { $number }\n")
    assert differences(checkout) == [
        "ticket-closed has other variables in another language",
        "zh-TW lacks ticket-filed",
    ]


def test_a_missing_key_is_found(checkout: Path, plant: Plant) -> None:
    plant_in_all(plant, "ticket-filed = Filed\nrefusal-not-yours = No\n")
    plant("data/model/refusals.py", "class Refusal(Exception): ...\nclass NotYours(Refusal): ...\n")
    plant("bot/cards/a.py", 'a = words("ticket-filed"), "content-type", "ticket filed", "utf-8"\n')
    assert missing(checkout) == []
    plant(
        "bot/cards/b.py",
        'b = words("ticket-closed")\nclass Family(refusals.Refusal): ...\nclass TooLate(Family): ...\n',
    )
    assert missing(checkout) == ["refusal-too-late", "ticket-closed"]


def test_an_unused_key_is_found(checkout: Path, plant: Plant) -> None:
    used = "ticket-filed = { ticket-name }\nticket-name = { -the-desk }\n-the-desk = Desk\nrefusal-not-yours = No\n"
    derived = "button-not-yet = Not yet\nfield-report-text = Text\nform-report-title = Report\n"
    plant_in_all(plant, used + derived)
    plant("bot/a.py", 'class NotYours(Refusal): ...\na = "ticket-filed", "not_yet", "report", "text"\n')
    plant("bot/b.py", 'b = f"button-{action}", f"field-{form.name}-{key}", f"form-{form}-title", f"{a}-b"\n')
    assert unused(checkout) == []
    spare = "button-dance = Dance\nform-report-end = End\nrefusal-no-more = No\n-old-name = Old\nticket-lost = Lost\n"
    plant_in_all(plant, used + derived + spare)
    assert unused(checkout) == [
        "-old-name",
        "button-dance",
        "form-report-end",
        "refusal-no-more",
        "ticket-lost",
    ]


TYPED = re.compile(r"(?<![\w/.:])/[a-z]+(?![\w/])", re.ASCII)


def test_no_message_types_a_command_as_one_platform_alone_does() -> None:
    assert TYPED.search("write /privacy"), "the guard looks for nothing"
    typed = [
        f"{language}: {key}: {text.strip()}"
        for language, messages in read_all(ROOT).items()
        for key, entry in messages.entries.items()
        for text in entry.texts
        if TYPED.search(text)
    ]
    assert typed == [], "write { $slash } before the name of a command"
