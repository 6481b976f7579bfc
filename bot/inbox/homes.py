"""Homes for the platforms that show them: drawn from the store, and told of what changed."""

import asyncio
from collections.abc import Callable, Collection

from bot.conversation.capabilities import Capabilities
from bot.conversation.declared import Concerned
from bot.conversation.homes import DrawnHome, Homes
from bot.words.words import Dictionary
from data.store.database import Store
from data.store.troubles import HOMES, TroubleChanges

# Told which subjects changed, and who did that, None for nobody.
Changed = Callable[[Collection[str], int | None], None]


class HomeDoor:
    """What a platform that shows homes needs of the desk."""

    def __init__(self, store: Store, capabilities: Capabilities, dictionary: Dictionary) -> None:
        self._store = store
        self._homes = Homes(capabilities.declared)
        self._dictionary = dictionary
        self._listening: list[Changed] = []

    async def home(self, platform: str, user_id: str, *, page: int) -> DrawnHome | None:
        """Draw somebody's home as it is now, None for an account that nobody has.

        Raises:
            StoreFault: it cannot be looked up now.
        """
        return await asyncio.wrap_future(
            self._store.read(
                lambda reading: self._homes.of_account(
                    reading, self._dictionary, platform=platform, user_id=user_id, page=page
                )
            )
        )

    async def concerned(self, subjects: Collection[str]) -> Concerned:
        """Tell for whom a home may look otherwise after these subjects changed.

        Raises:
            StoreFault: it cannot be looked up now.
        """
        return await asyncio.wrap_future(
            self._store.read(lambda reading: self._homes.concerned(reading, subjects))
        )

    async def barred(self, reason: str) -> None:
        """Keep that homes cannot be shown, for whoever examines the installation; an empty reason that they can.

        Raises:
            StoreFault: it cannot be kept now.
        """

        def keep(changes: TroubleChanges) -> None:
            return changes.begin(HOMES, reason) if reason else changes.end(HOMES)

        await asyncio.wrap_future(self._store.submit(lambda work: keep(TroubleChanges(work))))

    def listen(self, changed: Changed) -> None:
        """Hear from now on what changes."""
        self._listening.append(changed)

    def changed(self, subjects: Collection[str], by: int | None) -> None:
        """Tell whoever listens that subjects changed."""
        for listener in self._listening:
            listener(subjects, by)
