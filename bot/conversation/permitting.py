"""Ask, before anything is done, whether whoever speaks may do it."""

from actions.people.may import require
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Scene
from data.model.people import Person
from data.model.refusals import Refusal
from data.store.work import Reading


def permit(scene: Scene, capabilities: Capabilities, operation: str, subject: str = "") -> None:
    """Refuse whoever may not; the operation itself asks once more, with all that it then knows.

    Args:
        subject: such as FB-7, empty for nothing that is there already.

    Raises:
        Refusal: by the rule of the operation, in the words of the capability that the subject belongs to.
    """
    _guard(scene.work, capabilities, operation, subject, scene.who)


def may_see(reading: Reading, capabilities: Capabilities, *, kind: str, subject: str, who: Person) -> bool:
    """Tell whether a card of that kind may be shown to somebody alone."""
    operation = capabilities.seen.get(kind)
    try:
        if operation is not None:
            _guard(reading, capabilities, operation, subject, who)
    except Refusal:
        return False
    return True


def _guard(reading: Reading, capabilities: Capabilities, operation: str, subject: str, who: Person) -> None:
    owner = capabilities.owner_of(subject) if subject else None
    if owner is not None and owner.guard is not None:
        owner.guard(reading, operation, subject, who)
    else:
        require(reading, operation, by=who, about=None)
