"""A person presses a button as it was drawn."""

from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.people.presence import check_account, find_message
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.wire import chat_instance, inaccessible, message_on_wire, user_on_wire


def press(state: State, person: str, thing: Seen, button: SeenButton) -> None:
    """Send the callback query; a button that opens an address sends nothing.

    The message may be edited, deleted or another person's by now: a forged client can send that too.

    Raises:
        CannotDo: this person has no account, or the thing has no button.
    """
    check_account(state, person)
    data = button.wire.get("data")
    if data is None:
        return
    found = find_message(state, thing.seen_id)
    if found is None:
        raise CannotDo(f"{thing.seen_id} is not a message with buttons")
    chat, message = found
    shown = inaccessible(state, chat, message.message_id) if message.gone else message_on_wire(state, message)
    query = {
        "id": state.new_press(person, chat.place).query_id,
        "from": user_on_wire(state, person),
        "message": shown,
        "chat_instance": chat_instance(chat),
        "data": data,
    }
    state.updates.create("callback_query", {"callback_query": query})
