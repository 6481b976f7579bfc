"""Forms on Telegram: one question after the other, each a message with its own buttons."""

from dataclasses import dataclass

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.matching import offers
from bot.sandbox.plays.sight import before
from bot.sandbox.plays.stage import Stage
from bot.sandbox.seen import Seen

PREFIX = "form"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands on the screen.

    Attributes:
        thing: the message.
        session: which form.
        field: which of its fields.
    """

    thing: Seen
    session: str
    field: str

    @property
    def can_confirm(self) -> bool:
        """Whether everything else may stay empty."""
        return offers(self.thing, "confirm") is not None

    @property
    def can_skip(self) -> bool:
        """Whether this field may stay empty."""
        return offers(self.thing, "skip") is not None


def question_of(thing: Seen) -> Question | None:
    """Read `cancel|form.<session>.<field>|n` from a message's buttons."""
    button = offers(thing, "cancel")
    subject = button.reference.partition("|")[0] if button else ""
    prefix, _, rest = subject.partition(".")
    session, _, field = rest.partition(".")
    return Question(thing, session, field) if prefix == PREFIX and session and field else None


def newest_question(stage: Stage, member: Member, *, since: int, session: str = "") -> Question | None:
    """Return the last question put to a member after a change, if any."""
    things = before(member, stage.things(), where=None, chats=stage.chats)
    questions = [question_of(thing) for thing in things if thing.changed > since]
    mine = [question for question in questions if question and session in ("", question.session)]
    return max(mine, key=lambda question: question.thing.changed, default=None)


async def press_in(stage: Stage, member: Member, question: Question, action: str) -> bool:
    """Press a button of the question, if it has it; tell whether it had."""
    button = offers(question.thing, action)
    if button is None:
        return False
    await stage.side(member.platform).press(member.person, question.thing, button)
    return True
