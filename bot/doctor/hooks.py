"""Judge whether another system that the desk calls can be called."""

from bot.doctor.finding import Finding, broken, fine
from bot.platforms.hooks.examine import HookFacts
from data.model.hooks import Hook

_REFUSED = {
    "scheme": "its address is neither https, nor http to a place that is allowed",
    "user": "its address has a user or a password in it",
    "host": "its address names no host",
    "port": "its address names no port",
    "metadata": "its address leads to the keys of the machine",
}
_PRIVATE = "its address leads into a network that is not allowed"


def hook_finding(hook: Hook, facts: HookFacts) -> Finding:
    """Judge one system, the secret first."""
    step, setting = f"hook_{hook.name}", f"DESKBELL_HOOKS__{hook.name.upper()}"
    if not hook.secrets:
        remedy = "give the same one to both sides: DESKBELL_HOOKS__SECRET, or one of DESKBELL_HOOKS__SECRETS"
        return broken(step, "it has no secret, so it is not called", remedy)
    if facts.refused:
        remedy = (
            f"mend {setting}; a network of your own is allowed by DESKBELL_HOOKS__ALLOWED or config/hooks.yml"
        )
        return broken(step, _REFUSED.get(facts.refused, _PRIVATE), remedy)
    if facts.fault:
        return broken(
            step, f"nothing answers ({facts.fault})", f"see that it runs, and that {setting} is right"
        )
    return fine(step, "it is there")
