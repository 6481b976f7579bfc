"""Judge whether a platform can be reached, and whether our clock agrees with its."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.doctor.finding import Finding, broken, fine
from bot.platforms.asked import Asked

# Slack's signatures, and those of most webhooks, are believed for five minutes.
# Source: docs.slack.dev/authentication/verifying-requests-from-slack, 2026-11-21.
FARTHEST = timedelta(minutes=2)
PROXY_IN_ENVIRONMENT = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def reached(platform: str, answer: Asked, *, proxied: bool, environment: Mapping[str, str]) -> Finding:
    """Judge whether anything answered at all."""
    step, setting = f"{platform}_reached", f"DESKBELL_{platform.upper()}__PROXY"
    if not answer.fault:
        return fine(step, "it answers")
    if proxied:
        told = f"nothing answers through the proxy ({answer.fault})"
        return broken(step, told, f"see that the proxy in {setting} runs and lets the desk through")
    remedy = f"see that this machine may reach it; if only a proxy may, set {setting}"
    if named := next((name for name in PROXY_IN_ENVIRONMENT if environment.get(name)), ""):
        remedy = f"{named} is set, which the desk does not read: set {setting} to the same"
    return broken(step, f"nothing answers ({answer.fault})", remedy)


def clocks(answers: Mapping[str, Asked]) -> Iterator[Finding]:
    """Judge how far our clock is off, by each platform that tells its time."""
    for platform, answer in answers.items():
        if answer.ahead is None:
            continue
        if abs(answer.ahead) <= FARTHEST:
            yield fine("clock", f"agrees with {platform}")
            continue
        seconds = round(abs(answer.ahead).total_seconds())
        way = "behind" if answer.ahead > timedelta() else "ahead of"
        told = f"this machine is {seconds} seconds {way} {platform}"
        yield broken("clock", told, "let it follow a time server (timedatectl set-ntp true): signatures fail")
