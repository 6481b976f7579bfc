"""Other systems that are called, each kept as a platform of one chat."""

from collections.abc import Mapping

from sqlalchemy import select, update

from data.model.hooks import KIND, platform_of
from data.model.people import Chat
from data.store.people import Chats
from data.store.people_tables import chats
from data.store.work import Reading, Work

# Why nothing reaches a system that the configuration does not name any more.
NOT_CONFIGURED = "not_configured"


class Hooks:
    """Queries on other systems."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def chat_id(self, hook: str) -> int | None:
        """Return the chat that stands for a system, None when the configuration names no such."""
        found: int | None = self._connection.execute(
            select(chats.c.chat_id).where(
                chats.c.platform == platform_of(hook), chats.c.address == hook, chats.c.gone != NOT_CONFIGURED
            )
        ).scalar()
        return found

    def platforms(self) -> list[str]:
        """Return the names under which the outbox knows all that were ever configured."""
        rows = self._connection.execute(select(chats.c.platform).where(chats.c.kind == KIND))
        return sorted(rows.scalars())


class HookChanges:
    """Changes to what is kept of other systems."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def are(self, hooks: Mapping[str, str]) -> None:
        """Keep which systems the configuration names, each with the language of what people read in its calls."""
        known = {
            row.address: (row.gone, row.language)
            for row in self._connection.execute(
                select(chats.c.address, chats.c.gone, chats.c.language).where(chats.c.kind == KIND)
            )
        }
        for hook in sorted(hooks.keys() - known.keys()):
            Chats(self._work).add(Chat(0, platform_of(hook), hook, KIND, language=hooks[hook]))
        for hook, (gone, language) in known.items():
            if (hook in hooks) == (gone == NOT_CONFIGURED):
                self._change(hook, gone="" if hook in hooks else NOT_CONFIGURED)
            if hooks.get(hook, language) != language:
                self._change(hook, language=hooks[hook])

    def _change(self, hook: str, **values: str) -> None:
        where = (chats.c.kind == KIND) & (chats.c.address == hook)
        self._connection.execute(update(chats).where(where).values(values))
