"""What waited for a second factor and is done once that came: the turn that wanted it, as it was."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Act, Aim, Ask, Capability, Press, Scene, Told
from bot.conversation.permitting import permit
from bot.conversation.presses import HOME
from bot.conversation.proofs import HELD, HOLD, HeldTurn, held_in
from bot.conversation.said import TURN
from bot.conversation.understanding import Understood
from bot.shapes.card import Reference
from bot.shapes.turn import Commanded, Deed, Pressed, Said
from data.model.refusals import ButtonIsOld, UnknownButton
from data.store.inbox import InboxRows
from data.store.people import Chats

# Whoever comes back later finds everything otherwise than it was.
WAITS = timedelta(hours=1)
PROVE = "factor.prove"


def holding(declared: tuple[Capability, ...]) -> Capability:
    """Return the capability that does what waited, whichever of these it is of."""
    known = Capabilities(declared, sheets_on=frozenset())

    def resume(scene: Scene, aim: Aim) -> Told:
        held = held_in(aim.subject)
        if held is None:
            raise ButtonIsOld
        return _done(known, _as_it_was(scene, held), held.name)

    def ask(_scene: Scene, _aim: Aim) -> Ask:
        return Ask(HOLD.name)

    return Capability(
        name="proofs",
        prefixes=(HELD,),
        presses={HOLD.name: Press(PROVE, ask, form=HOLD.name)},
        forms={HOLD: Act(PROVE, resume)},
    )


def _as_it_was(scene: Scene, held: HeldTurn) -> Scene:
    """Return the scene of the turn that waits, proven.

    Raises:
        ButtonIsOld: it is somebody else's, or waited too long.
    """
    body = InboxRows(scene.work).body_of(held.turn_id, person_id=scene.who.person_id)
    turn = TURN.validate_json(body) if body else None
    if turn is None or turn.place is None or scene.work.now - turn.at > WAITS:
        raise ButtonIsOld
    chat = Chats(scene.work).at(turn.place.platform, turn.place.address) or scene.chat
    # What may follow opens for the code, not for what came before it.
    turn = replace(turn, handle=scene.turn.handle)
    understood = Understood(held.name) if isinstance(turn.deed, Said) else None
    return replace(scene, turn=turn, chat=chat, proven=True, understood=understood)


def _done(known: Capabilities, scene: Scene, name: str) -> Told:
    """Do what waited, if whoever wanted it may still do so.

    Raises:
        UnknownButton: the turn wanted something else.
        Refusal: they may not any more.
    """
    found = _wanted(known, scene.turn.deed, name)
    if found is None:
        raise UnknownButton
    act, aim = found
    permit(scene, known, act.operation, aim.subject)
    return act.run(scene, aim)


def _wanted(known: Capabilities, deed: Deed, name: str) -> tuple[Act, Aim] | None:
    act: Act | None = None
    aim = Aim()
    if isinstance(deed, Commanded) and deed.name == name:
        act, aim = known.commands.get(name), Aim(text=deed.text.strip())
    elif isinstance(deed, Said):
        act = known.intents.get(name)
        aim = Aim(known.subject_named(name, deed.text), text=deed.text, files=deed.files)
    elif isinstance(deed, Pressed):
        reference = Reference.decoded(deed.reference)
        if reference is not None and reference.action == name and reference.subject.startswith(HOME):
            act = known.commands.get(name)
        elif reference is not None and reference.action == name:
            press = known.press(name, reference.subject)
            act = press if press is not None and not press.form else None
            aim = Aim(reference.subject, reference.version, value=reference.value)
    return (act, aim) if act is not None else None
