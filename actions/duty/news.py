"""Who hears that somebody is on duty instead of somebody else."""

from data.model.duty import ROTAS, Cover
from data.model.notices import MessageWanted
from data.store.people import Chats
from data.store.work import Work

COVERED = "duty.covered"


def tell_of_cover(work: Work, cover: Cover, *, unasked: bool) -> None:
    """Tell the chats in which the rota is at work.

    Args:
        unasked: whether whoever is relieved did not ask for it, and so has to be told as well.
    """
    rota = work.company.rota(cover.rota)
    places = {"slack": rota.slack, "telegram": rota.telegram} if rota is not None else {}
    chats = [Chats(work).keyed(key, platform) for platform, key in places.items() if key]
    if unasked:
        chats.append(Chats(work).private(cover.relieved_id))
    for chat in {one.chat_id: one for one in chats if one is not None}.values():
        work.promise(MessageWanted(COVERED, f"{ROTAS}.{cover.rota}", chat.chat_id, {"cover": cover.number}))
