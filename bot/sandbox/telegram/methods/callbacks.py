"""answerCallbackQuery."""

from datetime import timedelta

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_CALLBACK_ANSWER
from bot.sandbox.telegram.refusals import QUERY_TOO_OLD, bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import cleaned
from bot.sandbox.telegram.things import Toast


def answer_callback_query(state: State, arguments: Arguments) -> bool:
    """End the progress that the person sees at a button; a text is shown to them alone."""
    text = cleaned(arguments.text("text"))
    press = state.presses.get(arguments.text("callback_query_id"))
    life = timedelta(seconds=state.callback_life_seconds)
    if press is None or state.world.clock.now() - press.pressed_at > life:
        raise bad_request(QUERY_TOO_OLD)
    if len(text) > LONGEST_CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    del state.presses[press.query_id]
    if text.strip():
        change = state.world.next_change()
        alert = arguments.flag("show_alert")
        state.toasts.append(Toast(press.query_id, press.person, press.place, text, change, alert))
    return True
