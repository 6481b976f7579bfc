"""How the company releases, as its file tells it: read, and checked for what could never be done."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.evidence import evidence_problems
from config.signers import too_few
from data.model.approvals.policy import MOST_STAGES, Policy, Stage
from data.model.company import Company
from data.model.durations import duration
from data.model.hooks import LONGEST_NAME
from data.model.people import Roster
from data.model.releases.policy import CHECKS, USUAL_WATCH, Check, ReleasePolicy
from data.model.releases.refusals import NotAWindow
from data.model.releases.window import window

UPDATE_NOTICE = "update_notice"
USUAL_WORKDAYS = 3
# The permission by which somebody outside of the group that grants it signs releases as one of it.
SIGNER = "release_signer"
# One lets it pass, another one looks at that.
REVIEWED_BY_ANOTHER = 2


def releases_of(told: Mapping[str, Any]) -> ReleasePolicy | None:
    """Return by which rules the company releases, None where its file has none.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: what is told cannot be read.
    """
    rules = told.get("release_policy")
    if not rules:
        return None
    if rules.get("self_approval"):
        raise ValueError("self_approval in release_policy: nobody decides on their own request")
    emergency = rules.get("emergency") or {}
    watch = told["timings"].get("watch_window")
    return ReleasePolicy(
        policy=Policy(
            stages_of(rules["stages"], also=_signers_beside(told)),
            expires_after=int((rules.get("expires_after") or {"workdays": USUAL_WORKDAYS})["workdays"]),
            second_factor=bool(rules.get("second_factor", False)),
        ),
        touches={
            key: frozenset(one.get("touches", ())) for key, one in (rules.get("evidence") or {}).items()
        },
        announces=UPDATE_NOTICE in (rules.get("before_go") or ()),
        deploy=str(rules.get("deploy", "deploy")),
        emergency_group=str(emergency["by"]["group"]) if emergency else "",
        review_within=int(emergency["review_within"]["workdays"]) if emergency else 1,
        watch=duration(watch) if watch else USUAL_WATCH,
        filed_for=str(rules.get("filed_for", "")),
        check_list=tuple(
            Check(str(one["check"]), str(one["group"])) for one in rules.get("check_list") or ()
        ),
        freezes=tuple(_freeze(one, told["company"]["time_zone"]) for one in rules.get("freezes") or ()),
        beside={
            str(key): {language: str(name).strip() for language, name in one["names"].items()}
            for key, one in (rules.get("evidence") or {}).items()
            if "names" in one
        },
    )


def _signers_beside(told: Mapping[str, Any]) -> Mapping[str, str]:
    """Return by which right people outside of a group sign in it: the one that the group itself grants."""
    granted = told.get("permissions") or ()
    return {str(one["owner"]): SIGNER for one in granted if one["key"] == SIGNER}


def stages_of(told: list[Mapping[str, Any]], *, also: Mapping[str, str] | None = None) -> tuple[Stage, ...]:
    """Return the stages that are written one after the other, those that are parallel side by side.

    Args:
        also: by which right people outside of a group sign in it, by the key of the group.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: what is told cannot be read.
    """
    return tuple(
        Stage(
            key=str(one.get("name", one["group"])),
            group=str(one["group"]),
            quorum=int(one.get("quorum", 1)),
            position=position,
            fallback=str(one.get("fallback", "")),
            also=(also or {}).get(str(one["group"]), ""),
        )
        for position, entry in enumerate(told)
        for one in entry.get("parallel", (entry,))
    )


def _freeze(written: Any, zone: str) -> tuple[datetime, datetime]:
    try:
        return window(str(written), zone=ZoneInfo(zone))
    except NotAWindow:
        raise ValueError(
            f"{written!r} in release_policy.freezes: is no 2026-10-01T00:00/2026-10-08T00:00"
        ) from None


def release_problems(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything that is wrong with how the company releases, each with its key and the reason."""
    rules, place = company.releases, "release_policy"
    if rules is None:
        return
    departments = {department.key: department for department in company.departments}
    stages = rules.policy.stages
    groups = {group for one in stages for group in (one.group, one.fallback) if group}
    groups |= ({rules.emergency_group} | {one.group for one in rules.check_list}) - {""}
    for group in sorted(groups - departments.keys()):
        yield f"{place}: there is no department {group!r}"
    yield from _rules(place, rules)
    if rules.filed_for and rules.filed_for not in {person.key for person in roster.people}:
        yield f"{place}.filed_for: nobody has the key {rules.filed_for!r}"
    # Whose members Slack tells, nobody knows yet.
    if not any(departments[group].slack_group for group in groups & departments.keys()):
        yield from too_few(f"{place}.stages", stages, roster)
        trusted = [person for person in roster.people if rules.emergency_group in person.groups]
        if rules.emergency_group and len(trusted) < REVIEWED_BY_ANOTHER:
            yield f"{place}.emergency: nobody could review what the only one of {rules.emergency_group} lets pass"


def _rules(place: str, rules: ReleasePolicy) -> Iterator[str]:
    stages = rules.policy.stages
    keys = {stage.key for stage in stages}
    if not 1 <= len(stages) <= MOST_STAGES or len(keys) < len(stages):
        yield f"{place}.stages: names nobody, one of them twice, or more than {MOST_STAGES}"
    if any(one.quorum < 1 for one in stages) or rules.policy.expires_after < 1 or rules.review_within < 1:
        yield f"{place}: a quorum, expires_after or review_within is less than 1"
    for check in rules.check_list:
        if check.what not in CHECKS:
            yield f"{place}.check_list: {check.what!r} is none of {', '.join(CHECKS)}"
    for key, touched in rules.touches.items():
        for stage in sorted(touched - keys):
            yield f"{place}.evidence.{key}.touches: there is no stage {stage!r}"
    yield from evidence_problems(rules)
    if not rules.deploy or len(rules.deploy) > LONGEST_NAME:
        yield f"{place}.deploy: is no name of a hook"
