"""What can be granted, as the company file tells it: read, and checked for what could never be done."""

from collections.abc import Iterator, Mapping
from typing import Any

from config.entries import each
from config.signers import too_few
from data.model.approvals.policy import MOST_STAGES, Policy, Stage
from data.model.company import Company
from data.model.durations import duration
from data.model.hooks import LONGEST_NAME
from data.model.people import Roster
from data.model.permissions import OWN_CONNECTOR, Expiring, Permission

RISKS = ("low", "medium", "high")
# A button names it beside its question, and a callback of Telegram has 64 bytes.
LONGEST_KEY = 24


def permissions_of(told: Mapping[str, Any]) -> dict[str, Permission]:
    """Return what can be granted, by key.

    Raises:
        ValueError: what is told cannot be read.
    """
    found: dict[str, Permission] = {}
    for permission in each(told, "permissions", _permission):
        if permission.key in found:
            raise ValueError(f"{permission.key!r} twice in permissions")
        found[permission.key] = permission
    return found


def expiring_of(told: Mapping[str, Any]) -> Expiring:
    """Return when somebody is warned that a grant ends.

    Raises:
        TypeError, ValueError: what is told cannot be read.
    """
    warning = told["timings"].get("permission_warning")
    if not warning:
        return Expiring()
    share = float(warning.get("at_most_share", Expiring().at_most_share))
    if not 0 < share < 1:
        raise ValueError(f"{share} in timings.permission_warning.at_most_share: no share between 0 and 1")
    return Expiring(duration(warning["before"]), share)


def _permission(told: Mapping[str, Any]) -> Permission:
    stages = tuple(_stage(one) for one in told["approvers"])
    return Permission(
        key=told["key"],
        names=told["names"],
        owner=told["owner"],
        risk=told["risk"],
        longest=duration(told["longest"]),
        policy=Policy(
            stages,
            expires_after=int((told.get("expires_after") or {"workdays": 3})["workdays"]),
            second_factor=told.get("second_factor", False),
        ),
        connector=told["connector"],
        conflicts=frozenset(told.get("conflicts", ())),
        asked_by=frozenset(told.get("asked_by", ())),
    )


def _stage(told: Mapping[str, Any]) -> Stage:
    return Stage(
        told["group"],
        told["group"],
        int(told.get("quorum", 1)),
        int(told.get("position", 0)),
        told.get("fallback", ""),
        lendable=bool(told.get("delegates", True)),
    )


def permission_problems(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything that is wrong with what can be granted, each with its key and the reason."""
    departments = {department.key: department for department in company.departments}
    for key, permission in company.permissions.items():
        place = f"permissions.{key}"
        yield from _details(place, permission, company)
        if permission.owner not in departments:
            yield f"{place}.owner: there is no department {permission.owner!r}"
        known = {*departments, *company.permissions, *(role for one in roster.people for role in one.roles)}
        for asker in sorted(permission.asked_by - known):
            yield f"{place}.asked_by: there is no group and no role {asker!r}"
        stages = permission.policy.stages
        groups = {group for stage in stages for group in (stage.group, stage.fallback) if group}
        for group in sorted(groups - departments.keys()):
            yield f"{place}.approvers: there is no department {group!r}"
        # Whose members Slack tells, nobody knows yet.
        if not any(departments[group].slack_group for group in groups & departments.keys()):
            yield from too_few(f"{place}.approvers", stages, roster)


def _details(place: str, permission: Permission, company: Company) -> Iterator[str]:
    stages = permission.policy.stages
    if "en" not in permission.names:
        yield f"{place}.names: the English one is missing"
    if not permission.key or len(permission.key) > LONGEST_KEY:
        yield f"{place}.key: is empty, or longer than {LONGEST_KEY} letters"
    if permission.risk not in RISKS:
        yield f"{place}.risk: {permission.risk!r} is none of {', '.join(RISKS)}"
    if len(permission.connector) > LONGEST_NAME or not permission.connector:
        yield f"{place}.connector: is neither {OWN_CONNECTOR} nor the name of a hook"
    for other in sorted(permission.conflicts - company.permissions.keys()):
        yield f"{place}.conflicts: there is no permission {other!r}"
    if not 1 <= len(stages) <= MOST_STAGES or len({stage.key for stage in stages}) < len(stages):
        yield f"{place}.approvers: names no group, one of them twice, or more than {MOST_STAGES}"
    if any(stage.quorum < 1 for stage in stages) or permission.policy.expires_after < 1:
        yield f"{place}: a quorum or expires_after is less than 1"
