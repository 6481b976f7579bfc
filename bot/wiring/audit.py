"""The audit chain, wired: its daily head, and who reads it in chat."""

import structlog

from actions.audit.keep_head import keep_head
from actions.audit.read_trail import read_on, read_trail
from bot.cards import audit as cards
from bot.conversation.answers import show
from bot.conversation.capability import Aim, Aloud, Capability, Command, Handler, Press, Scene
from bot.conversation.declared import Chapter
from bot.shapes.turn import Due, Pressed
from bot.wiring.audit_search import search_in
from data.model.refusals import ButtonIsOld, UnknownButton
from data.store.cards import CardChanges
from data.store.work import Work

HEAD = "audit.keep_head"
# When people are up to see that it came.
EVERY_MORNING = "0 9 * * *"

log = structlog.get_logger()


def _keep_head(work: Work, _due: Due) -> None:
    head, missing = keep_head(work)
    if head is not None:
        log.info("audit_head", head=str(head))
    for platform in missing:
        log.warning(
            "audit_head_without_chat",
            platform=platform,
            remedy=f"give the chat that audit_heads.{platform} names its id under chats in the company file",
        )


def _audit(scene: Scene, aim: Aim) -> str:
    subject = read_trail(scene.work, by=scene.who, search=search_in(scene, aim.text))
    show(scene, "audit.found", subject)
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-audit"))


def _turn(by: int) -> Handler:
    def run(scene: Scene, aim: Aim) -> str:
        deed, page = scene.turn.deed, (aim.version or 0) + by
        if not isinstance(deed, Pressed) or page < 0:
            raise UnknownButton
        read_on(scene.work, by=scene.who, subject=aim.subject, page=page)
        if not CardChanges(scene.work).turn_page(scene.chat.chat_id, deed.message_ref, str(page)):
            raise ButtonIsOld
        return ""

    return run


capability = Capability(
    name="audit",
    prefixes=("look",),
    chapters={"audit": Chapter("audit.read", 11)},
    commands={"audit": Command("audit.read", _audit)},
    presses={cards.NEXT: Press("audit.read_on", _turn(1)), cards.PREVIOUS: Press("audit.read_on", _turn(-1))},
    due={HEAD: _keep_head},
    recurring={HEAD: {"cron": EVERY_MORNING, "late": "once"}},
    cards={"audit.found": cards.found},
    seen={"audit.found": "audit.read"},
    messages={"audit.head": cards.head},
)
