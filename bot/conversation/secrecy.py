"""What somebody types that nobody shall keep: out of the inbox with its turn, and off the chat where it was typed there."""

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation.capability import Scene
from bot.conversation.said import TURN
from bot.conversation.steps import Steps
from bot.forms.form import Form
from bot.shapes.turn import Deed, Said, Submitted
from data.model.notices import WordsTakenOff
from data.store.inbox import InboxRows


def keep_no_secret(scene: Scene, steps: Steps, forms: Mapping[str, Form], *, kept: bool) -> None:
    """Let the turn be kept without what was typed into a secret field, whatever becomes of it.

    Args:
        kept: whether it waited to be understood, and so was said before any form that is open now.
    """
    deed = scene.turn.deed
    if isinstance(deed, Submitted):
        form = forms.get(deed.form)
        secret = form.secret if form is not None else frozenset()
        if not secret.isdisjoint(deed.answers):
            answers = {key: value for key, value in deed.answers.items() if key not in secret}
            _rewrite(scene, replace(deed, answers=answers))
    elif isinstance(deed, Said) and not kept:
        session = steps.open_for(scene)
        if session is not None and steps.awaits_secret(session):
            _rewrite(scene, replace(deed, text=""))
            if deed.message_ref:
                scene.work.promise(WordsTakenOff(session.key, scene.chat.chat_id, deed.message_ref))


def _rewrite(scene: Scene, deed: Deed) -> None:
    InboxRows(scene.work).rewrite(scene.work.turn_id, TURN.dump_json(replace(scene.turn, deed=deed)).decode())
