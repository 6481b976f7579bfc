"""Who speaks where, remembered from question to question: what comes in waits for nothing that is known."""

from collections.abc import Callable

from bot.shapes.turn import Turn
from data.model.people import Person
from data.store.database import Store
from data.store.noticing import introduced
from data.store.whereabouts import Whereabouts
from data.store.work import Work

REMEMBERED = 10_000

Met = tuple[Person, int]
"""A person, and the id of the chat."""

Asked = Callable[[Work, Turn], Met | None]


def asked(work: Work, turn: Turn) -> Met | None:
    """Return who speaks and where; None when it is nobody, nowhere, or something has to be kept first."""
    if turn.speaker is None or turn.place is None:
        return None
    known = Whereabouts(work).speaking(
        platform=turn.speaker.platform, user_id=turn.speaker.user_id, address=turn.place.address
    )
    if known is None or not known.used_last or known.chat is None:
        return None
    return known.person, known.chat.chat_id


class Acquaintances:
    """Speakers in their chats, all forgotten as soon as anything of people, accounts or chats was changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._as_of = 0
        self._met: dict[tuple[str, ...], Met] = {}

    def asked(self, work: Work, turn: Turn) -> Met | None:
        """Return what the store would tell; it is asked the first time only."""
        found = self.remembered(turn) or asked(work, turn)
        if found is not None and not introduced(work.connection):
            # What this work itself changed may yet be undone.
            self._met[_where(turn)] = found
        return found

    def remembered(self, turn: Turn) -> Met | None:
        """Return what was told before, None when there is nothing of it."""
        introductions = self._store.introductions
        if introductions != self._as_of or len(self._met) > REMEMBERED:
            self._met.clear()
            self._as_of = introductions
        return self._met.get(_where(turn))


def _where(turn: Turn) -> tuple[str, ...]:
    speaker, place = turn.speaker, turn.place
    return () if speaker is None or place is None else (speaker.platform, speaker.user_id, place.address)
