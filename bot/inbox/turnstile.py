"""How many turns are in the store at a time: few while many wait, so that whoever brings more is still heard."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# More than these wait only where they come faster than they can be done.
MANY = 32
AT_ONCE_OF_MANY = 2


class Turnstile:
    """Lets turns through to the store, all of them until many wait, then a few at a time.

    Turns are mostly Python, of which one thread runs at a time. Side by side more of them are done; but beside a flood
    they would stand in the way of whoever acknowledges what comes in, for which its platform waits.
    """

    def __init__(self) -> None:
        self._waiting = 0
        self._within = 0
        self._line: deque[asyncio.Future[None]] = deque()

    def came(self) -> None:
        """Count a turn that waits from now on, for whatever."""
        self._waiting += 1

    def went(self) -> None:
        """Count a turn that waits no more."""
        self._waiting -= 1

    @asynccontextmanager
    async def passed(self) -> AsyncIterator[None]:
        """Wait until a turn may be done, and be there until it is."""
        while not self._is_open:
            turn = asyncio.get_running_loop().create_future()
            self._line.append(turn)
            await turn
        self._within += 1
        try:
            yield
        finally:
            self._within -= 1
            self._call()

    @property
    def _is_open(self) -> bool:
        return self._waiting <= MANY or self._within < AT_ONCE_OF_MANY

    def _call(self) -> None:
        """Call whoever is next; where nobody is counted any more, everybody."""
        while self._line and self._is_open:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)
                if self._waiting > MANY:
                    return
