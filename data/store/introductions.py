"""Notice whatever changes who is who or where a chat is: others remember that, and have to ask again."""

from typing import Any

from sqlalchemy import Connection, Engine, event

from data.store.people import accounts, chats, people

_INTRODUCED = "deskbell_introduced"
_TOLD_OF = frozenset({people, accounts, chats})


def watch(engine: Engine) -> None:
    """Begin to notice."""
    event.listen(engine, "after_execute", _notice)


def begin(connection: Connection) -> None:
    """Forget what was noticed in an earlier transaction."""
    connection.info.pop(_INTRODUCED, None)


def introduced(connection: Connection) -> bool:
    """Tell whether this transaction changed anything of the kind."""
    return _INTRODUCED in connection.info


def _notice(connection: Connection, statement: Any, *_rest: Any) -> None:
    if getattr(statement, "is_dml", False) and statement.table in _TOLD_OF:
        connection.info[_INTRODUCED] = True
