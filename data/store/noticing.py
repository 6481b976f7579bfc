"""Notice what kinds of things a transaction changes: others remember some of them, and others wait for some."""

from typing import Any

from sqlalchemy import Connection, Engine, Table, event

from data.model.notices import CardWanted, MessageWanted
from data.store.outbox import cards, messages
from data.store.people_tables import accounts, chats, people
from data.store.work import Work

_INTRODUCED = "deskbell_introduced"
_OUTGOING = "deskbell_outgoing"
_TOLD_AS: dict[Table, str] = {
    people: _INTRODUCED,
    accounts: _INTRODUCED,
    chats: _INTRODUCED,
    cards: _OUTGOING,
    messages: _OUTGOING,
}


def watch(engine: Engine) -> None:
    """Begin to notice."""
    event.listen(engine, "after_execute", _notice)


def begin(connection: Connection) -> None:
    """Forget what was noticed in an earlier transaction."""
    connection.info.pop(_INTRODUCED, None)
    connection.info.pop(_OUTGOING, None)


def introduced(connection: Connection) -> bool:
    """Tell whether this transaction changed who is who or where a chat is."""
    return _INTRODUCED in connection.info


def news_of(work: Work) -> frozenset[int | None]:
    """Return the chats to which a work promised anything so far; None among them for whichever else.

    That is what concerns a subject, wherever it is shown, what goes to no chat, and a change of earlier promises.
    """
    found = {
        promise.chat_id if isinstance(promise, CardWanted | MessageWanted) else None
        for promise in work.promises
    }
    return frozenset(found | {None} if _OUTGOING in work.connection.info else found)


def _notice(connection: Connection, statement: Any, *_rest: Any) -> None:
    if getattr(statement, "is_dml", False) and (told_as := _TOLD_AS.get(statement.table)):
        connection.info[told_as] = True
