"""Show people's homes in Slack's home tab: when they open it, press there, or when what it shows has changed."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.conversation.homes import DrawnHome
from bot.inbox.homes import HomeDoor
from bot.platforms.errands import Errands
from bot.platforms.slack.errors import OUTSIDE, code_of
from bot.platforms.slack.events import SLACK
from bot.platforms.slack.home import VIEW_HASH, home_view
from bot.platforms.slack.send import SlackPlatform
from bot.shapes.turn import Turn
from data.store.faults import StoreFault

# A tab that was opened longer ago is taken for one that nobody looks at; it is drawn when it is opened again.
LOOKED_AT_FOR = timedelta(hours=8)
MOST_REMEMBERED = 1_000
GATHER_SECONDS = 0.5
# Source: docs.slack.dev/reference/methods/views.publish, 2026-11-21: tier 4, 100 and more a minute. What people
# asked for is not held back, so what nobody asked for takes less than half of that.
BETWEEN_SECONDS = 1.5
# Source: docs.slack.dev/reference/methods/views.publish, 2026-11-21
CONFLICT = "hash_conflict"
BARRING = frozenset({"not_enabled", "missing_scope", "no_permission", "not_allowed_token_type"})

_log = structlog.get_logger()


@dataclass(slots=True)
class _Tab:
    """A home tab that somebody may be looking at.

    Attributes:
        shown: digest of the home that it shows; view_hash: Slack's own name for that.
        drawing: held while it is drawn and published, so that the later drawing is the one that stays.
    """

    at: datetime
    address: str
    person_id: int = 0
    groups: frozenset[str] = frozenset()
    page: int = 0
    told: str = ""
    shown: bytes = b""
    view_hash: str | None = None
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)


class SlackHomes:
    """Publishes homes. They are replies: computed anew each time, never repeated by themselves."""

    def __init__(
        self, platform: SlackPlatform, door: HomeDoor, errands: Errands, *, now: Callable[[], datetime]
    ) -> None:
        self._platform = platform
        self._door = door
        self._errands = errands
        self._now = now
        self._tabs: OrderedDict[str, _Tab] = OrderedDict()
        self._changed: set[str] = set()
        self._by: set[int] = set()
        self._refreshing = False
        self._trouble = ""
        door.listen(self.changed)

    async def show(self, turn: Turn, *, page: int, told: str) -> None:
        """Show a home to whoever opened it or pressed there.

        Args:
            told: what a press is answered that the home does not show.
        """
        if turn.speaker is None or turn.place is None:
            return
        user_id = turn.speaker.user_id
        tab = self._tabs.pop(user_id, None) or _Tab(self._now(), turn.place.address)
        tab.at, tab.address, tab.page = self._now(), turn.place.address, page
        self._tabs[user_id] = tab
        if len(self._tabs) > MOST_REMEMBERED:
            self._tabs.popitem(last=False)
        known = turn.handle.get(VIEW_HASH)
        if known != tab.view_hash:
            # The tab shows something else than we remember: it is older, or another process of ours was here.
            tab.view_hash, tab.shown = tab.view_hash or known, b""
        await self._draw(user_id, tab, told=told)

    def changed(self, subjects: Collection[str], by: int | None) -> None:
        """Hear what changed; homes that may show it are drawn anew in a moment."""
        if not self._tabs or not subjects:
            return
        self._changed |= set(subjects)
        self._by |= {by} if by is not None else set()
        if not self._refreshing:
            self._refreshing = True
            self._errands.run(self._refresh())

    async def _refresh(self) -> None:
        try:
            while self._changed:
                await asyncio.sleep(GATHER_SECONDS)
                subjects, self._changed = self._changed, set()
                by, self._by = self._by, set()
                concerned = await self._door.concerned(subjects)
                people = concerned.people | by
                self._forget_old()
                for user_id, tab in list(self._tabs.items()):
                    is_concerned = tab.person_id in people or tab.groups & concerned.groups
                    if is_concerned and await self._draw(user_id, tab, told=None):
                        await asyncio.sleep(BETWEEN_SECONDS)
        except StoreFault as fault:
            _log.info("slack_home_lost", code=str(fault))
        finally:
            self._refreshing = False

    def _forget_old(self) -> None:
        oldest = self._now() - LOOKED_AT_FOR
        for user_id in [user_id for user_id, tab in self._tabs.items() if tab.at < oldest]:
            del self._tabs[user_id]

    async def _draw(self, user_id: str, tab: _Tab, *, told: str | None) -> bool:
        """Draw a home as it is now and publish it; return whether Slack was asked to show it.

        Args:
            told: None when nobody pressed: then a home that looks as before stays, with what stands above it.
        """
        async with tab.drawing:
            try:
                for _ in range(2):
                    drawn = await self._door.home(SLACK, user_id, page=tab.page)
                    if drawn is None or _is_shown(tab, drawn, told):
                        return False
                    if await self._published(user_id, tab, drawn, told=told or ""):
                        return True
            except StoreFault as fault:
                _log.info("slack_home_lost", code=str(fault))
            return False

    async def _published(self, user_id: str, tab: _Tab, drawn: DrawnHome, *, told: str) -> bool:
        """Publish once; return False when it has to be drawn anew, because something newer stands there."""
        view = home_view(drawn.home, told=told, address=tab.address)
        try:
            answer = await self._platform.client.views_publish(user_id=user_id, view=view, hash=tab.view_hash)
        except OUTSIDE as fault:
            code = code_of(fault)
            tab.view_hash, tab.shown = None, b""
            await self._lost(code)
            return code != CONFLICT
        tab.person_id, tab.groups, tab.page = drawn.who.person_id, drawn.groups, drawn.home.page
        tab.told, tab.shown, tab.view_hash = told, _digest(drawn), str(answer["view"]["hash"])
        await self._well()
        return True

    async def _lost(self, code: str) -> None:
        if code not in BARRING:
            _log.info("slack_home_lost", code=code)
        elif self._trouble != code:
            self._trouble = code
            _log.warning("slack_home_barred", code=code, remedy="enable the Home tab under App Home")
            await self._door.barred(code)

    async def _well(self) -> None:
        if self._trouble:
            self._trouble = ""
            await self._door.barred("")


def _digest(drawn: DrawnHome) -> bytes:
    return hashlib.sha256(repr(drawn.home).encode()).digest()


def _is_shown(tab: _Tab, drawn: DrawnHome, told: str | None) -> bool:
    return tab.shown == _digest(drawn) and told in (None, tab.told)
