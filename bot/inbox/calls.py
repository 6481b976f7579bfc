"""Calls over HTTP as the rooms hear and answer them, without any web framework's words."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

JSON = "application/json"
PLAIN = "text/plain; charset=utf-8"
OK, TAKEN = 200, 202
MALFORMED, UNPROVEN, UNKNOWN = 400, 401, 404


@dataclass(frozen=True, slots=True)
class Call:
    """One call, read in full.

    Attributes:
        headers: names in lower case.
        named: the part of the address that a door leaves open, empty where it leaves none.
    """

    headers: Mapping[str, str]
    body: bytes
    named: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller gets."""

    status: int = OK
    body: str = ""
    content_type: str = PLAIN
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HttpDoor:
    """One address at which calls are heard (POST).

    Attributes:
        path: begins with a slash; may end in `{named}`, which stands for one part of the address.
        longest_bytes: of a body; a longer one is refused before it is read.
        hear: answers a call; a StoreFault from it becomes 503, and the caller comes again.
    """

    path: str
    longest_bytes: int
    hear: Callable[[Call], Awaitable[Answer]]
