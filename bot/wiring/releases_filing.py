"""Releases that other systems ask for, wired."""

import structlog

from actions.releases.file_release import file_release, say_not_filed
from bot.cards.releases_texts import drafting
from bot.shapes.filing import FILED
from bot.shapes.turn import Called
from bot.words.words import Words
from data.model.refusals import BadField, Refusal
from data.store.work import Work

_log = structlog.get_logger()


def filed(work: Work, called: Called, words: Words) -> None:
    """Ask for what a system has built; why it cannot be is told people, as the system was answered long ago.

    What asks for nothing is passed over.
    """
    if not called.body:
        _log.info("call_asks_for_no_release", source=called.source)
        return
    told = FILED.validate_json(called.body)
    try:
        file_release(work, filed=told, draft=drafting(work.company, words))
    except BadField as bad:
        _log.info("release_not_filed", source=told.source, why=bad.key)
        say_not_filed(work, filed=told, why=bad.key)
    except Refusal as refusal:
        _log.info("release_not_filed", source=told.source, why=refusal.rule())
        number = refusal.facts().get("number", "")
        say_not_filed(work, filed=told, why=refusal.rule(), number=str(number))
