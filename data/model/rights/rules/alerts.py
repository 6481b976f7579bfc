"""Who may do what with what other systems warn of."""

from data.model.alerts import AlertState
from data.model.rights.rule import Rule, Way, lendable

FIRING, ACKNOWLEDGED, RESOLVED = (
    AlertState.FIRING.value,
    AlertState.ACKNOWLEDGED.value,
    AlertState.RESOLVED.value,
)
# Who stands in for a colleague on duty looks after what fires as well.
ATTENDING = lendable(Way("alerts"))

RULES = {
    "alerts.list": Rule(ATTENDING),
    "alerts.view": Rule(ATTENDING),
    "alerts.acknowledge": Rule(ATTENDING, (FIRING,)),
    "alerts.unacknowledge": Rule(ATTENDING, (ACKNOWLEDGED,)),
    "alerts.resolve": Rule(ATTENDING, (FIRING, ACKNOWLEDGED)),
    "alerts.silence": Rule(ATTENDING, (FIRING, ACKNOWLEDGED)),
    "alerts.escalate": Rule(ATTENDING, (FIRING, ACKNOWLEDGED)),
    "alerts.add_responder": Rule(ATTENDING, (FIRING, ACKNOWLEDGED)),
    "alerts.note": Rule(ATTENDING),
    "alerts.link": Rule(ATTENDING),
}
