"""Which things are on whose screen."""

from collections.abc import Iterable, Mapping

from bot.sandbox.plays.cast import Member
from bot.sandbox.seen import Seen

HOME = "home"


def before(
    member: Member, things: Iterable[Seen], *, where: str | None, chats: Mapping[str, frozenset[str]]
) -> list[Seen]:
    """Return what a member can see and press now, oldest first.

    Args:
        where: a place, `home`, or None for everywhere.
        chats: keys of the members of each channel and group.
    """
    mine = [thing for thing in things if not thing.gone and _visible(member, thing, chats)]
    return [thing for thing in mine if _in(thing, where)]


def shown_alone(member: Member, things: Iterable[Seen], *, where: str | None) -> list[Seen]:
    """Return what stands in the private chat of a member and what that member alone is shown elsewhere."""
    return [
        thing
        for thing in things
        if thing.platform == member.platform and _alone(member.person, thing) and _in(thing, where)
    ]


def shown_to_all(place: str, things: Iterable[Seen]) -> list[Seen]:
    """Return what everybody in a place is shown."""
    return [thing for thing in things if thing.place == place and thing.audience is None]


def _alone(person: str, thing: Seen) -> bool:
    return thing.audience == person or (thing.place == person and thing.audience is None)


def _visible(member: Member, thing: Seen, chats: Mapping[str, frozenset[str]]) -> bool:
    if thing.platform != member.platform:
        return False
    return _alone(member.person, thing) or (
        thing.audience is None and member.person in chats.get(thing.place, frozenset())
    )


def _in(thing: Seen, where: str | None) -> bool:
    if where is None:
        return True
    return thing.kind == "home" if where == HOME else thing.place == where
