"""How the audit log tells of a refusal: what was wanted, and by which rule it was refused."""

from collections.abc import Mapping

from bot.shapes.text import Text
from bot.words.words import MissingWordsFault, Words
from data.store.audit_trail import Entry

REFUSED = "desk.refused"


def told_of_refusal(words: Words, entry: Entry) -> Mapping[str, Text]:
    """Return the facts of a refusal in plain words of the reader's language."""
    return {
        "wanted": wanted_in(words, str(entry.facts.get("wanted") or "")),
        "rule": rule_in(words, str(entry.facts.get("rule") or ""), subject=entry.subject),
    }


def wanted_in(words: Words, wanted: str) -> Text:
    """Return what a press, a form or a command is called; a command is what people type."""
    name = wanted.replace("_", "-")
    for key in (f"wanted-{name}", f"button-{name}", f"form-{name}-title"):
        if words.has(key):
            return words.text(key)
    return Text.plain(wanted)


def rule_in(words: Words, rule: str, *, subject: str) -> Text:
    """Return why something was refused: in words for a third person, else as whoever was refused was told."""
    name = rule.replace("_", "-")
    if words.has(f"rule-{name}"):
        return words.text(f"rule-{name}")
    try:
        return words.text("audit-told", text=words.text(f"refusal-{name}", subject=Text.plain(subject)))
    except MissingWordsFault:
        # The chain outlives its words: another version may have had other rules.
        return Text.plain(rule)
