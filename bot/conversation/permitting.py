"""Ask, before anything is done, whether whoever speaks may do it."""

from actions.people.may import require
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Scene


def permit(scene: Scene, capabilities: Capabilities, operation: str, subject: str = "") -> None:
    """Refuse whoever may not; the operation itself asks once more, with all that it then knows.

    Args:
        subject: such as FB-7, empty for nothing that is there already.

    Raises:
        Refusal: by the rule of the operation, in the words of the capability that the subject belongs to.
    """
    owner = capabilities.owner_of(subject) if subject else None
    if owner is not None and owner.guard is not None:
        owner.guard(scene.work, operation, subject, scene.who)
    else:
        require(scene.work, operation, by=scene.who, about=None)
