"""What other systems warn of, on its way from the door to whoever takes it."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from data.model.alerts import ToldAlerts
from data.model.probes import Probed

# What a call tells, where the desk reads it at the door.
ALERTS, HEARTBEAT = "alerts", "heartbeat"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Something is alive.

    Attributes:
        name: of what is. expected_within_seconds: how long it may be silent from now on.
    """

    name: str
    expected_within_seconds: int


PROBED: TypeAdapter[tuple[Probed, ...]] = TypeAdapter(tuple[Probed, ...])
TOLD: TypeAdapter[ToldAlerts] = TypeAdapter(ToldAlerts)
BEAT: TypeAdapter[Heartbeat] = TypeAdapter(Heartbeat)
