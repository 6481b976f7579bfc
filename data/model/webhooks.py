"""Other systems that may tell the desk something, and how each of them is believed."""

from dataclasses import dataclass, field

from data.model.signatures import Scheme


@dataclass(frozen=True, slots=True)
class WebhookSource:
    """One system that calls.

    Attributes:
        name: last part of the address that it calls.
        is_json: whether its bodies are JSON, so that others are refused.
        repeats: whether it says the same again by nature, as a heartbeat does; then every call counts.
        event_header: names what happened, in lower case; empty where the body tells.
    """

    name: str
    scheme: Scheme = field(default_factory=Scheme)
    is_json: bool = True
    repeats: bool = False
    event_header: str = "x-deskbell-event"
