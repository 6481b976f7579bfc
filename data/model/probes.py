"""What the desk itself looks at, and what it found there."""

from dataclasses import dataclass
from datetime import timedelta

from data.model.networks import Allowed

# The name of what looks, among the systems that are called.
PROBE = "probe"
# When it looks, whatever it finds.
LOOK = "alerts.look"


@dataclass(frozen=True, slots=True)
class Probe:
    """One address that is to answer.

    Attributes:
        app: key of the company's app, empty where it is of none.
        severity: of the alert when it does not answer as it should.
        expects: status codes of HTTP that are right; any of 2xx where there are none.
        tries: so often it is called before it counts as away. total: how long each may take.
        certificate: how long before its certificate ends that is warned of.
        value: where in the JSON of the answer a number stands, such as queue.length; empty where none is looked at.
        above, below: what that number must not be; None for no bound.
        allowed: networks and addresses of the company's own that may be called.
    """

    key: str
    url: str
    app: str = ""
    severity: str = "critical"
    expects: tuple[int, ...] = ()
    tries: int = 2
    total: timedelta = timedelta(seconds=10)
    certificate: timedelta = timedelta(days=14)
    value: str = ""
    above: float | None = None
    below: float | None = None
    allowed: tuple[Allowed, ...] = ()


@dataclass(frozen=True, slots=True)
class Probed:
    """What was found at one address.

    Attributes:
        wrong: status, slow, unreachable, untrusted, address, above, below or unreadable; empty when it answered as it should. detail: of it.
        certificate_ends: the day, where that is soon; else empty.
    """

    key: str
    app: str
    severity: str
    wrong: str = ""
    detail: str = ""
    certificate_ends: str = ""
