"""sendPoll and stopPoll."""

from typing import Any

from bot.sandbox.telegram.access import own_message
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.keyboards import markup_of
from bot.sandbox.telegram.limits import FEWEST_OPTIONS, LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS
from bot.sandbox.telegram.methods.sending import draft, sent
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import cleaned, looks_empty
from bot.sandbox.telegram.things import Poll
from bot.sandbox.telegram.wire import poll_on_wire


def send_poll(state: State, arguments: Arguments) -> dict[str, Any]:
    """Ask people to choose; a quiz is not played here."""
    message = draft(state, arguments)
    if arguments.text("type") not in {"", "regular"}:
        raise bad_request("unsupported poll type specified")
    question = _checked(arguments.text("question"), LONGEST_QUESTION, "question")
    message.poll = Poll(
        poll_id=str(next(state.numbers.polls)),
        question=question,
        options=_options(arguments),
        anonymous=not arguments.has("is_anonymous") or arguments.flag("is_anonymous"),
        several=arguments.flag("allows_multiple_answers"),
        closed=arguments.flag("is_closed"),
    )
    return sent(state, message, "sendPoll")


def stop_poll(state: State, arguments: Arguments) -> dict[str, Any]:
    """Close a poll of the bot and return how it ended."""
    _, message = own_message(state, arguments, "message with poll to stop not found")
    if message.poll is None:
        raise bad_request("message is not a poll")
    if message.poll.closed:
        raise bad_request("poll has already been closed")
    message.poll.closed = True
    message.keyboard = markup_of(arguments).inline
    message.changed = state.world.next_change()
    return poll_on_wire(message.poll)


def _options(arguments: Arguments) -> list[str]:
    raw = arguments.structure("options", "can't parse options JSON object")
    if not isinstance(raw, list):
        raise bad_request("expected an Array of InputPollOption")
    if len(raw) < FEWEST_OPTIONS:
        raise bad_request(f"poll must have at least {FEWEST_OPTIONS} option")
    if len(raw) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    texts = [one.get("text") if isinstance(one, dict) else one for one in raw]
    return [_checked(one, LONGEST_OPTION, "options") for one in texts]


def _checked(text: object, longest: int, what: str) -> str:
    if not isinstance(text, str) or looks_empty(text):
        raise bad_request(f"poll {what} must be non-empty")
    clean = cleaned(text).strip()
    if len(clean) > longest:
        raise bad_request(f"poll {what} length must not exceed {longest}")
    return clean
