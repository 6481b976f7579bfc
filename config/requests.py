"""What the company file says of requests that wait for people: reminders, fall-back, and where they are overlooked."""

from collections.abc import Iterator, Mapping
from typing import Any

from config.company_hours import read_promise
from data.model.approvals.reminding import RequestRules
from data.model.company import Company
from data.model.people import PLATFORMS, Roster

# Where the file says nothing.
USUAL_PLACES: Mapping[str, Mapping[str, str]] = {"permission": {"slack": "#access"}}


def read_requests(told: Mapping[str, Any]) -> RequestRules:
    """Return what the file says of them.

    Raises:
        ValueError: it cannot be read; the message names key and reason.
    """
    timings = told["timings"]
    nudge, fall_back = (
        read_promise(f"timings.{name}", timings[name]) if name in timings else None
        for name in ("nudge_every", "fallback_after")
    )
    places = {kind: _places(kind, one) for kind, one in (told.get("requests_go_to") or {}).items()}
    return RequestRules(nudge, fall_back, {**USUAL_PLACES, **places})


def _places(kind: str, told: Any) -> dict[str, str]:
    if not isinstance(told, Mapping) or not set(told) <= set(PLATFORMS):
        raise ValueError(f"requests_go_to.{kind}: must name a chat for some of {', '.join(PLATFORMS)}")
    return {platform: str(key) for platform, key in told.items()}


def problems_of_requests(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything in it that hangs on something which is not there, each with its key and the reason."""
    known = {(chat.platform, chat.key) for chat in roster.chats}
    for kind, places in company.requests.shown_in.items():
        for platform, key in places.items():
            # On Slack a channel may be found by its name alone.
            if platform == "telegram" and (platform, key) not in known:
                yield f"requests_go_to.{kind}.{platform}: there is no chat {key!r}"
    for department in company.departments:
        if department.telegram and ("telegram", department.telegram) not in known:
            yield f"departments.{department.key}.telegram: there is no chat {department.telegram!r}"
