"""Everything else that a person can do, by the name of the deed."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.people import groups, membership, reacting, speaking, voting
from bot.sandbox.telegram.people.presence import check_account, target_of
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat

Facts = Mapping[str, Any]
Deed = Callable[[State, str, Facts], None]


def do(state: State, person: str, deed: str, facts: Facts) -> None:
    """Do a deed; its facts are listed at each function.

    Raises:
        CannotDo: Telegram has no such deed, or refuses it now.
    """
    if deed not in DEEDS:
        raise CannotDo(f"Telegram has no deed {deed!r}; it has {', '.join(sorted(DEEDS))}")
    check_account(state, person)
    DEEDS[deed](state, person, facts)


def _edit(state: State, person: str, facts: Facts) -> None:
    """Facts: `seen_id`, `to` or `text`."""
    chat, message = target_of(state, facts)
    speaking.edit(state, person, chat, message, str(facts.get("to", facts.get("text", ""))))


def _delete(state: State, person: str, facts: Facts) -> None:
    """Facts: `seen_id`. Telegram tells bots nothing of it."""
    chat, message = target_of(state, facts)
    if message.author != person and not chat.private:
        raise CannotDo(f"{person} did not write that message")
    state.remove(message)


def _react(state: State, person: str, facts: Facts) -> None:
    """Facts: `seen_id`, `emoji` (empty takes the reaction back)."""
    chat, message = target_of(state, facts)
    if person not in chat.members:
        raise CannotDo(f"{person} is not a member of {chat.place}")
    emoji, before = str(facts.get("emoji", "👍")), message.reactions.get(person, "")
    state.react(message, person, emoji)
    reacting.tell(state, person, chat, message, (before, emoji))


def _block(state: State, person: str, facts: Facts) -> None:
    """Facts: `block`, False to unblock."""
    status = "member" if facts.get("block") is False else "kicked"
    membership.set_bot_status(state, person, _own_chat(state, person), status)


def _unblock(state: State, person: str, _facts: Facts) -> None:
    membership.set_bot_status(state, person, _own_chat(state, person), "member")


def _never_started(state: State, person: str, _facts: Facts) -> None:
    """Make it so that this person has not written to the bot yet."""
    _own_chat(state, person).bot = "stranger"


def _deactivate(state: State, person: str, _facts: Facts) -> None:
    _own_chat(state, person).bot = "deactivated"


def _join(state: State, person: str, facts: Facts) -> None:
    """Facts: `place` or `group`."""
    membership.join(state, person, _group(state, facts))


def _leave(state: State, person: str, facts: Facts) -> None:
    """Facts: `place` or `group`."""
    membership.leave(state, person, _group(state, facts))


def _found_group(state: State, person: str, facts: Facts) -> None:
    """Facts: `place` (a new key), `title`, `members` (keys). A basic group, with the bot in it."""
    place, members = str(facts["place"]), {str(one) for one in facts.get("members", ())}
    groups.found(state, person, place, str(facts.get("title") or place), members)


def _found_channel(state: State, person: str, facts: Facts) -> None:
    """Facts: `place` (a new key), `title`, `members` (keys). The bot is an administrator there."""
    place, members = str(facts["place"]), {str(one) for one in facts.get("members", ())}
    groups.found_channel(state, person, place, str(facts.get("title") or place), members)


def _migrate(state: State, person: str, facts: Facts) -> None:
    """Facts: `place` or `group`. A group of the company is taken as though it had been a basic one."""
    groups.migrate(state, person, _group(state, facts))


def _delete_group(state: State, person: str, facts: Facts) -> None:
    """Facts: `place` or `group`. Only a basic group is deleted for everybody."""
    groups.delete(state, person, _group(state, facts))


def _vote(state: State, person: str, facts: Facts) -> None:
    """Facts: `seen_id`, `options` (positions from 0; none takes the vote back)."""
    chat, message = target_of(state, facts)
    voting.vote(state, person, chat, message, list(facts.get("options", ())))


def _set_bot(status: str) -> Deed:
    def deed(state: State, person: str, facts: Facts) -> None:
        membership.set_bot_status(state, person, _group(state, facts), status)

    return deed


def _sticker(state: State, person: str, facts: Facts) -> None:
    """Facts: `place`, `emoji`."""
    speaking.send_sticker(state, person, facts.get("place", person), facts.get("emoji", "👍"))


def _unknown_update(state: State, _person: str, facts: Facts) -> None:
    """Facts: the fields of the update, beside its id; `place` does not count."""
    speaking.unknown_update(state, {name: value for name, value in facts.items() if name != "place"})


def _own_chat(state: State, person: str) -> Chat:
    chat = state.chat_at(person)
    if chat is None:
        raise CannotDo(f"{person} has no Telegram account")
    return chat


def _group(state: State, facts: Facts) -> Chat:
    place = str(facts.get("place", facts.get("group", "")))
    chat = state.chat_at(place)
    if chat is None or chat.private:
        raise CannotDo(f"Telegram has no group {place!r}")
    return chat


DEEDS: dict[str, Deed] = {
    "edit": _edit,
    "delete": _delete,
    "react": _react,
    "block": _block,
    "unblock": _unblock,
    "never_started": _never_started,
    "deactivate": _deactivate,
    "join": _join,
    "leave": _leave,
    "found_group": _found_group,
    "found_channel": _found_channel,
    "migrate": _migrate,
    "delete_group": _delete_group,
    "vote": _vote,
    "promote_bot": _set_bot("administrator"),
    "demote_bot": _set_bot("member"),
    "remove_bot": _set_bot("kicked"),
    "add_bot": _set_bot("member"),
    "sticker": _sticker,
    "unknown_update": _unknown_update,
}
