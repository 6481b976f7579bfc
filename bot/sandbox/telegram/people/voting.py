"""People vote in polls."""

from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.people.presence import check_account
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message
from bot.sandbox.telegram.wire import poll_on_wire, user_on_wire


def vote(state: State, person: str, chat: Chat, message: Message, options: list[int]) -> None:
    """Choose options of a poll, or take the vote back; the bot hears who it was unless votes are secret.

    Raises:
        CannotDo: it is no poll, it is closed, or has no such option.
    """
    check_account(state, person)
    poll = message.poll
    if poll is None or poll.closed or person not in chat.members:
        raise CannotDo(f"{person} cannot vote in {message.seen_id}")
    if any(one not in range(len(poll.options)) for one in options) or (len(options) > 1 and not poll.several):
        raise CannotDo(f"the poll does not take the options {options}")
    poll.votes.pop(person, None)
    if options:
        poll.votes[person] = sorted(set(options))
    message.changed = state.world.next_change()
    state.updates.create("poll", {"poll": poll_on_wire(poll)})
    if not poll.anonymous:
        answer = {
            "poll_id": poll.poll_id,
            "user": user_on_wire(state, person),
            "option_ids": options,
            "option_persistent_ids": [str(position) for position in options],
        }
        state.updates.create("poll_answer", {"poll_answer": answer})
