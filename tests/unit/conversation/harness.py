"""A town of the demo company: a real store, the real conversation, and people who speak, press and fill in."""

import itertools
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import event

from bot.conversation.conversation import Conversation, Prepared
from bot.conversation.said import TURN
from bot.conversation.understanding import Understood
from bot.outbox.drawing import Artist
from bot.shapes.card import Card
from bot.shapes.reply import Reply, Toast
from bot.shapes.turn import Commanded, Deed, Place, Pressed, Said, Speaker, Submitted, Turn
from bot.wiring.capabilities import all_capabilities, declared
from bot.words.words import Dictionary
from data.model.company import Company
from data.model.feedback import Ticket
from data.model.notices import NoticeState, Recall
from data.model.people import Chat, Person, Roster
from data.model.refusals import Refusal
from data.store.custody import DESK, Custody
from data.store.database import Store
from data.store.feedback import Tickets
from data.store.inbox import InboxRows
from data.store.masters import Masters
from data.store.outgoing import OutboxRows
from data.store.people import Chats, People
from data.store.recalls import RecallChanges
from data.store.ways import Ways
from data.store.work import Reading
from tests.contract.store import harness
from tests.contract.store.harness import MASTER_KEY, FrozenClock, settle_in

DICTIONARY = Dictionary(Path(__file__).parents[3] / "data" / "locales")
CAPABILITIES, STEPS = all_capabilities(declared())


@dataclass(frozen=True, slots=True)
class Shown:
    """What the desk would show in a chat: the card, and which notice it came of."""

    kind: str
    chat: Chat
    card: Card
    message_ref: str

    @property
    def text(self) -> str:
        """Return all that a reader reads, buttons left out."""
        return written(self.card)

    @property
    def buttons(self) -> list[str]:
        """Return the names of the buttons."""
        return [button.reference.name for button in self.card.buttons]

    def reference(self, name: str) -> str:
        """Return the reference of the button of that name."""
        found = next(button for button in self.card.buttons if button.reference.name == name)
        return found.reference.encoded()


@dataclass(slots=True)
class Town:
    """The demo company with a desk that answers, turn by turn, and whose notices arrive when asked for."""

    store: Store
    clock: FrozenClock
    conversation: Conversation = field(default_factory=lambda: Conversation(CAPABILITIES, DICTIONARY, STEPS))
    artist: Artist = field(default_factory=lambda: Artist(CAPABILITIES, DICTIONARY))
    keys: "itertools.count[int]" = field(default_factory=itertools.count)
    refs: "itertools.count[int]" = field(default_factory=itertools.count)

    def person(self, key: str) -> Person:
        """Return somebody of the demo company."""
        with self.store.reading() as reading:
            return harness.person(reading, key)

    def chat(self, place: str, platform: str = "") -> Chat:
        """Return a channel, a group, or somebody's private chat."""
        with self.store.reading() as reading:
            if place.startswith("#"):
                return harness.channel(reading, place)
            if place.endswith("_group"):
                return harness.channel(reading, place, "telegram")
            who = harness.person(reading, place).person_id
            platform = platform or next(one for one in ("telegram", "slack") if _account(reading, who, one))
            return harness.private_chat(reading, place, platform)

    def turn(self, by: str, deed: Deed, place: str = "", *, platform: str = "", handle: str = "") -> Turn:
        """Return a turn of somebody, in a place, their private chat unless told."""
        chat = self.chat(place or by, platform)
        with self.store.reading() as reading:
            user_id = _account(reading, harness.person(reading, by).person_id, chat.platform)
        assert user_id is not None
        where = Place(chat.platform, chat.address, chat.kind)  # type: ignore[arg-type]  # kinds are kept as text
        key, speaker = f"k{next(self.keys)}", Speaker(chat.platform, user_id)
        return Turn(
            chat.platform, key, deed, self.clock(), speaker, where, {"trigger_id": handle} if handle else {}
        )

    def lead(self, turn: Turn, understood: Understood | None = None, *, fresh: bool = True) -> Reply:
        """Run a turn in a work of its own, as the inbox does."""
        assert turn.place is not None
        assert turn.speaker is not None
        with self.store.work() as work:
            person_id = People(work).id_of_account(turn.speaker.platform, turn.speaker.user_id)
            chat = Chats(work).at(turn.place.platform, turn.place.address)
            assert person_id is not None
            assert chat is not None
            taken = InboxRows(work).take(
                source=turn.source,
                key=turn.key,
                lane="lane",
                person_id=person_id,
                body=TURN.dump_json(turn).decode(),
            )
            assert taken is not None
        prepared = Prepared(person_id, chat.chat_id, understood, fresh=fresh)
        try:
            with self.store.work(turn_id=taken) as work:
                return self.conversation.lead(work, turn, prepared)
        except Refusal as refusal:
            with self.store.work(turn_id=taken) as work:
                return self.conversation.refuse(work, turn, prepared, refusal)

    def run(self, turn: Turn) -> Reply:
        """Run a turn of the desk itself, kept first as the inbox does."""
        with self.store.work() as work:
            taken = InboxRows(work).take(
                source=turn.source, key=turn.key, lane="desk", person_id=DESK, body="{}"
            )
        assert taken is not None
        with self.store.work(turn_id=taken) as work:
            return self.conversation.lead(work, turn, Prepared(DESK, None))

    def say(self, by: str, text: str, intent: str = "report_problem", place: str = "") -> Reply:
        """Let somebody say something that means that."""
        return self.lead(self.turn(by, Said(text), place), Understood(intent))

    def command(self, by: str, name: str, text: str = "", place: str = "") -> Reply:
        """Let somebody send a command."""
        return self.lead(self.turn(by, Commanded(name, text), place))

    def press(self, by: str, reference: str, place: str = "", *, message_ref: str = "") -> Reply:
        """Let somebody press a button."""
        return self.lead(self.turn(by, Pressed(reference, message_ref), place, handle="t"))

    def submit(self, by: str, form: str, subject: str, version: int = 1, **answers: str) -> Reply:
        """Let somebody send a filled sheet."""
        return self.lead(self.turn(by, Submitted(form, subject, version, answers), platform="slack"))

    def filed(self, by: str = "mei", kind: str = "report_problem") -> Ticket:
        """Let somebody report something, and return the ticket."""
        self.say(by, "相册盒闪退", kind)
        with self.store.reading() as reading:
            return Tickets(reading).of_reporter(harness.person(reading, by).person_id)[0]

    def ticket(self, number: int = 1) -> Ticket:
        """Return a ticket as it is now."""
        with self.store.reading() as reading:
            return Tickets(reading).find(number)

    def arrive(self, place: str, platform: str = "") -> list[Shown]:
        """Let everything arrive that waits for a chat, and return it in order."""
        chat = self.chat(place, platform)
        shown: list[Shown] = []
        while True:
            with self.store.reading() as reading:
                drawn = self.artist.first_of(reading, chat.chat_id)
            if drawn is None:
                return shown
            ref = drawn.item.message_ref or f"m{next(self.refs)}"
            with self.store.work() as work:
                if drawn.card is None:
                    Ways(work).ended(drawn.item, NoticeState.WITHDRAWN, reason="moot")
                    continue
                if drawn.item.recalled:
                    RecallChanges(work).done(drawn.item, Recall.DELETED)
                    continue
                Ways(work).sent(drawn.item, ref, drawn=drawn.digest)
            shown.append(Shown(drawn.item.kind, chat, drawn.card, ref))

    def pending(self) -> int:
        """Return how many notices wait."""
        with self.store.reading() as reading:
            return OutboxRows(reading).count_pending()

    def undone(self) -> int:
        """Return how many turns are not done."""
        with self.store.reading() as reading:
            return InboxRows(reading).count_waiting()


def written(card: Card) -> str:
    """Return all that a reader reads of a card, buttons left out."""
    fields = [f"{one.label}: {one.value}" for one in card.fields]
    return "\n".join([card.title, *map(str, card.lines), *fields, str(card.footer)])


def _account(reading: Reading, person_id: int, platform: str) -> str | None:
    return People(reading).user_id_of(person_id, platform)


def refused(reply: Reply) -> bool:
    """Tell whether a press was told no."""
    return isinstance(reply, Toast) and reply.refused and bool(reply.text)


def open_town(url: str, company: Company, roster: Roster) -> Town:
    """Open the demo company on an empty, migrated database."""
    clock = FrozenClock()
    store = Store(url, company=company, custody=Custody(Masters(MASTER_KEY)), clock=clock)
    if store.engine.dialect.name == "sqlite":
        # What is thrown away with the test need not survive a power cut.
        event.listen(
            store.engine, "connect", lambda driver, _record: driver.execute("PRAGMA synchronous=OFF")
        )
    settle_in(store, roster)
    return Town(store, clock)
