"""The urgent path of a delisting, wired: one lets it pass, another one looks at that."""

from actions.delistings.pass_package import pass_package, remind_of_review, review_delisting
from bot.conversation.capability import Aim, Scene
from bot.shapes.turn import Due
from data.store.work import Work


def pass_now(scene: Scene, aim: Aim) -> str:
    """Let a package pass without the signatures that are left."""
    passed = pass_package(
        scene.work,
        number=aim.number,
        by=scene.who,
        seen_evidence=aim.version,
        reason=aim.answers["reason"],
    )
    return scene.words("toast-release-passed", subject=passed.subject)


def review(scene: Scene, aim: Aim) -> str:
    """Keep what somebody else says of that."""
    comment = aim.answers["comment"]
    delisting = review_delisting(scene.work, number=aim.number, by=scene.who, comment=comment)
    return scene.words("toast-release-reviewed", subject=delisting.subject)


def review_due(work: Work, due: Due) -> None:
    """Ask once more for it."""
    remind_of_review(work, number=Aim(due.subject).number)
