"""Other systems that may tell the desk something, and how each of them is believed."""

from dataclasses import dataclass, field
from datetime import timedelta

from data.model.alert_payloads import Paths
from data.model.signatures import Scheme


@dataclass(frozen=True, slots=True)
class WebhookSource:
    """One system that calls.

    Attributes:
        name: last part of the address that it calls.
        is_json: whether its bodies are JSON, so that others are refused.
        repeats: whether it says the same again by nature, as a heartbeat does; then every call counts.
        event_header: names what happened, in lower case; empty where the body tells.
        tells: what the desk reads in its calls at the door, alerts, heartbeat or release; empty where it does not.
        paths: where in its bodies stands what, unless it speaks as Alertmanager does.
        expected_every: how long it may be silent, where it is a heartbeat.
    """

    name: str
    scheme: Scheme = field(default_factory=Scheme)
    is_json: bool = True
    repeats: bool = False
    event_header: str = "x-deskbell-event"
    tells: str = ""
    paths: Paths = field(default_factory=Paths)
    expected_every: timedelta = timedelta(0)
