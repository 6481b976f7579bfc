"""What another company file would change: who comes, goes and moves, and what they may do then."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.model.company import Company
from data.model.people import Roster, RosterChat, RosterPerson
from data.model.rights.rule import EVERYONE, STAFF


@dataclass(frozen=True, slots=True)
class Known:
    """Who works at the company as the store has it.

    Attributes:
        people: by key, each with their id.
        chose_language: keys of those whom the file does not tell in which language they are spoken to.
        company: number of the company that was applied last, 0 for the one with which the desk began.
    """

    people: Mapping[str, tuple[int, RosterPerson]]
    chats: tuple[RosterChat, ...]
    chose_language: frozenset[str]
    company: int

    @property
    def state(self) -> str:
        """Return what changes with anything that a difference is told from."""
        told = repr((sorted(self.people.items()), self.chats, sorted(self.chose_language), self.company))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What becomes of one person.

    Attributes:
        what: joined, left or changed.
        fields: what the file tells otherwise, by name, before and after.
        gained, lost: rights, as they stand under `may`.
    """

    key: str
    what: str
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyChange:
    """What becomes of the whole company.

    Attributes:
        chats: keys of channels and groups that are new or have another address or language.
        rules: names of what differs that is no person and no chat, such as may.release.
    """

    people: tuple[PersonChange, ...]
    chats: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.people or self.chats or self.rules)


class CompanyMovedOn(Exception):
    """Something changed since the difference was shown."""


@dataclass(eq=False)
class DepartmentsStay(Exception):
    """The file lacks departments by which tickets are filed. `keys` has spaces between."""

    keys: str


@dataclass(eq=False)
class AccountIsAnothers(Exception):
    """The file gives somebody an account that the store knows as another person's."""

    key: str
    platform: str


def rights(company: Company, person: RosterPerson) -> frozenset[str]:
    """Return what somebody may do, as far as the file alone tells."""
    has = {EVERYONE, *person.groups, *person.roles} | ({STAFF} if person.groups or person.roles else set())
    return frozenset(right for right, holders in company.may.items() if not has.isdisjoint(holders))


def change(known: Known, before: Company, roster: Roster, after: Company) -> CompanyChange:
    """Return what the file would change."""
    there = {chat.key + chat.platform: chat for chat in known.chats}
    chats = tuple(chat.key for chat in roster.chats if there.get(chat.key + chat.platform) != chat)
    return CompanyChange(tuple(_people(known, before, roster, after)), chats, tuple(_rules(before, after)))


def _people(known: Known, before: Company, roster: Roster, after: Company) -> Iterator[PersonChange]:
    told = {person.key: person for person in roster.people}
    for key in sorted(known.people.keys() | told.keys()):
        old = known.people[key][1] if key in known.people else None
        new = told.get(key)
        had, has = (
            rights(company, one) if one else frozenset[str]()
            for company, one in ((before, old), (after, new))
        )
        what = "joined" if old is None else "left" if new is None else "changed"
        fields = _fields(old, new, chose_language=key in known.chose_language) if old and new else {}
        if what != "changed" or fields or had != has:
            yield PersonChange(key, what, fields, tuple(sorted(has - had)), tuple(sorted(had - has)))


def _fields(old: RosterPerson, new: RosterPerson, *, chose_language: bool) -> dict[str, tuple[str, str]]:
    pairs = {
        "name": (old.name, new.name),
        "time_zone": (old.time_zone, new.time_zone),
        "groups": (" ".join(sorted(old.groups)), " ".join(sorted(new.groups))),
        "roles": (" ".join(sorted(old.roles)), " ".join(sorted(new.roles))),
    }
    if not chose_language:
        pairs["language"] = (old.language, new.language)
    had = dict(old.user_ids)
    pairs |= {platform: (had.get(platform, ""), user_id) for platform, user_id in new.user_ids}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _rules(before: Company, after: Company) -> Iterator[str]:
    whole = (
        *("names", "time_zone", "apps", "departments", "calendars", "duty_chats", "audit_heads", "rotas"),
        *("alert_chats", "privacy", "second_factor", "confirm_links", "requests"),
    )
    for part in whole:
        if getattr(before, part) != getattr(after, part):
            yield part
    for part in ("may", "timings", "service_levels", "escalations", "permissions"):
        old, new = getattr(before, part), getattr(after, part)
        yield from (
            f"{part}.{key}" for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)
        )
