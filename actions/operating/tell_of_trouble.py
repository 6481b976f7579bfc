"""Tell the admins that a platform is in trouble."""

from collections.abc import Iterator, Mapping

from actions.operating.call_pager import TROUBLED, call_pager, page_wanted
from data.model.notices import CardWanted, Priority
from data.model.people import PLATFORMS
from data.store.audit import Happened
from data.store.people import Chats
from data.store.told_troubles import ToldTroubleChanges
from data.store.troubles import TroubleChanges, Troubles
from data.store.work import Reading, Work

ADMIN = "admin"
SILENT, TOKEN, SCOPE, UNREACHABLE, OTHER = "silent", "token", "scope", "unreachable", "other"
# What is heard again is neither silent nor out of reach; of a token or a permission that proves nothing.
HEARING_MENDS = frozenset({SILENT, UNREACHABLE})
_KINDS: Mapping[str, str] = {
    "silent": SILENT,
    "invalid_auth": TOKEN,
    "not_authed": TOKEN,
    "token_revoked": TOKEN,
    "token_expired": TOKEN,
    "account_inactive": TOKEN,
    "invalid_token": TOKEN,
    "unauthorized": TOKEN,
    "missing_scope": SCOPE,
    "unreachable": UNREACHABLE,
}


def kind_of(reason: str) -> str:
    """Return which of the few kinds of trouble a platform's own reason is: silent, token, scope, unreachable or other."""
    return _KINDS.get(reason, OTHER)


def tell_of_trouble(work: Work, *, platform: str, reason: str) -> bool:
    """Keep that a platform is in trouble, and tell every admin on another one, and the pager; return whether that was news."""
    kind = kind_of(reason)
    if Troubles(work).reason(platform) == kind:
        return False
    TroubleChanges(work).begin(platform, kind)
    work.audit(Happened("operating.platform_in_trouble", platform, facts={"kind": kind}))
    trouble = ToldTroubleChanges(work).add(platform=platform, kind=kind, page=page_wanted(work))
    for chat_id in chats_of_admins(work, platform):
        work.promise(CardWanted("desk.trouble", trouble.subject, chat_id, priority=Priority.ALERT))
    call_pager(work, TROUBLED, trouble.subject)
    return True


def chats_of_admins(reading: Reading, platform: str) -> Iterator[int]:
    """Yield a private chat of every admin that is not on the platform which they are told about."""
    for person_id in Troubles(reading).with_role(ADMIN):
        found = (Chats(reading).private_on(person_id, other) for other in PLATFORMS if other != platform)
        chat = next((one for one in found if one is not None), None)
        if chat is not None:
            yield chat.chat_id
