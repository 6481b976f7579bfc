"""Tell what a turn was about that is refused, in names that the desk itself gives."""

import re
from collections.abc import Callable

from bot.conversation.capabilities import Capabilities
from bot.conversation.numbers import number_named
from bot.shapes.card import Reference
from bot.shapes.turn import Commanded, Pressed, Submitted, Turn
from data.model.forms import FormSession

NOTHING_IN_PARTICULAR = "desk"
WORDS, UNKNOWN = "words", "unknown"
# A button may be forged and a command hold anything: what is not of this form may be somebody's words.
_SUBJECT = re.compile(r"[A-Za-z]+[-.][0-9]{1,15}")


def wanted_in(
    turn: Turn, capabilities: Capabilities, *, form_at: Callable[[str], FormSession | None]
) -> tuple[str, str]:
    """Return the name of the press, command or form, `words` or `unknown` where there is none of ours, and the subject.

    Args:
        form_at: finds the form of which a question stands under a subject.
    """
    deed = turn.deed
    if isinstance(deed, Pressed):
        return _pressed(deed, capabilities, form_at)
    if isinstance(deed, Submitted):
        return deed.form if deed.form in capabilities.forms else UNKNOWN, _subject(deed.subject, capabilities)
    if isinstance(deed, Commanded):
        subject = number_named(deed.text, filter(str.isupper, capabilities.by_prefix))
        return deed.name if deed.name in capabilities.commands else UNKNOWN, _subject(subject, capabilities)
    return WORDS, NOTHING_IN_PARTICULAR


def _pressed(
    deed: Pressed, capabilities: Capabilities, form_at: Callable[[str], FormSession | None]
) -> tuple[str, str]:
    reference = Reference.decoded(deed.reference)
    if reference is None:
        return UNKNOWN, NOTHING_IN_PARTICULAR
    # The end of a form is what its sheet would be: about the same, and under the same name.
    if (session := form_at(reference.subject)) is not None:
        return session.form, _subject(session.subject, capabilities)
    known = capabilities.press(reference.action, reference.subject) is not None
    return reference.action if known else UNKNOWN, _subject(reference.subject, capabilities)


def _subject(subject: str, capabilities: Capabilities) -> str:
    ours = _SUBJECT.fullmatch(subject) and capabilities.owner_of(subject)
    return subject if ours else NOTHING_IN_PARTICULAR
