"""What has to stand before anybody can be refused, and what then takes it from them."""

import json
from datetime import timedelta

from sqlalchemy import update

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.hear_alerts import hear_alerts
from actions.announcements.draft_announcement import draft_announcement
from actions.approvals.decide_request import decide_request
from actions.approvals.end_request import expire_request, withdraw_request
from actions.delegation.end_loan import withdraw_loan
from actions.delegation.lend_rights import lend_rights
from actions.feedback.claim_ticket import claim_ticket
from actions.permissions.begin_grant import hear_of_decision
from actions.permissions.mend_request import mend_request
from actions.permissions.request_permission import request_permission
from actions.releases.open_release import open_release
from actions.tasks.end_task import finish_task
from actions.tasks.open_task import Wanted, add_task
from bot.cards.releases_texts import drafting
from data.model.alerts import Alert, ToldAlerts
from data.model.announcements import AnnouncementKind, Audience, Draft, Texts
from data.model.approvals.requests import Step
from data.model.releases.release import EVIDENCE
from data.model.tasks import Bearer
from data.store.people_tables import people
from tests.contract.store.harness import person, private_chat
from tests.unit.conversation.harness import DICTIONARY, Town

TEXTS = Texts("4.2", {"en": "It is out.", "zh-CN": "已发布。", "zh-TW": "已發布。"})
HOURS = timedelta(hours=8)


def asked(town: Town, by: str, permission: str = "prod_db_read", *, on: str = "slack") -> str:
    """Let somebody ask for a permission, and return the number of the request."""
    with town.store.work() as work:
        who, chat = person(work, by), private_chat(work, by, on)
        return request_permission(
            work, by=who, chat=chat, permission=permission, length=HOURS, reason="排查发票问题"
        ).subject


def released(town: Town, by: str) -> str:
    """Let somebody ask for a release, which waits for several departments."""
    with town.store.work() as work:
        return open_release(
            work,
            by=person(work, by),
            chat=private_chat(work, by, "slack"),
            kind="release",
            app="photobox",
            fields={"version": "4.2", **dict.fromkeys(EVIDENCE, "就绪")},
            draft=drafting(work.company, DICTIONARY.words("zh-CN", "Asia/Shanghai")),
        ).subject


def announced(town: Town, by: str, *, on: str = "slack") -> str:
    """Let somebody write an announcement, which waits for its review."""
    with town.store.work() as work:
        draft = Draft(AnnouncementKind.UPDATE, "photobox", Audience.USERS, TEXTS, "UTC", wanted_at=work.now)
        written = draft_announcement(work, by=person(work, by), chat=private_chat(work, by, on), draft=draft)
    return f"AP-{written.request}"


def warned(town: Town) -> str:
    """Let another system warn of something."""
    with town.store.work() as work:
        alert = Alert("a", firing=True, severity="critical", summary="它坏了")
        hear_alerts(work, ToldAlerts("alerts", "key", "ApiDown", "photobox", (alert,)))
    return "AL-1"


def to_do(town: Town, by: str, group: str) -> str:
    """Let somebody ask a department for something."""
    with town.store.work() as work:
        return add_task(work, by=person(work, by), wanted=Wanted(to=Bearer(group=group), what="准备")).subject


def signed(town: Town, subject: str, *by: str, step: Step = Step.APPROVE) -> None:
    """Let people decide on a request."""
    for one in by:
        with town.store.work() as work:
            decide_request(
                work,
                number=number(subject),
                by=person(work, one),
                verdict=step,
                seen_evidence=1,
                comment="x",
            )


def granted(town: Town, by: str, permission: str, *signers: str) -> None:
    """Let somebody get a permission."""
    subject = asked(town, by, permission)
    signed(town, subject, *signers)
    with town.store.work() as work:
        assert hear_of_decision(work, request_number=number(subject)) is not None


def mended(town: Town, subject: str, by: str) -> None:
    """Let a request rest on another reason."""
    with town.store.work() as work:
        who, at = person(work, by), number(subject)
        mend_request(work, number=at, by=who, seen_evidence=1, length=None, reason="另一个原因")


def withdrawn(town: Town, subject: str, by: str) -> None:
    """Let the requester take a request back."""
    with town.store.work() as work:
        withdraw_request(work, number=number(subject), by=person(work, by))


def expired(town: Town, subject: str) -> None:
    """Let a request be over that waited for too long."""
    with town.store.work() as work:
        expire_request(work, number=number(subject))


def lent(town: Town, lender: str, delegate: str) -> None:
    """Let somebody stand in for a colleague."""
    with town.store.work() as work:
        lend_rights(
            work,
            by=person(work, lender),
            home=private_chat(work, lender, "slack"),
            delegate_id=person(work, delegate).person_id,
            starts_at=work.now,
            ends_at=work.now + timedelta(days=2),
        )


def taken_back(town: Town, lender: str) -> None:
    """Let the lender have back what they lent."""
    with town.store.work() as work:
        withdraw_loan(work, number=1, by=person(work, lender))


def becomes(town: Town, key: str, *groups: str) -> None:
    """Let somebody have other groups and no role from now on."""
    kept = {"groups": json.dumps(groups), "roles": "[]"}
    with town.store.work() as work:
        work.connection.execute(update(people).where(people.c.company_key == key).values(kept))


def claimed(town: Town, subject: str, by: str) -> None:
    """Let somebody take a report on."""
    with town.store.work() as work:
        claim_ticket(work, number=number(subject), by=person(work, by), seen_round=1)


def acknowledged(town: Town, subject: str, by: str) -> None:
    """Let somebody look after an alert."""
    with town.store.work() as work:
        acknowledge_alert(work, number=number(subject), by=person(work, by), seen_round=1)


def finished(town: Town, subject: str, by: str) -> None:
    """Let somebody do a task."""
    with town.store.work() as work:
        finish_task(work, number=number(subject), by=person(work, by))


def number(subject: str) -> int:
    """Return the number in AP-7."""
    return int(subject.partition("-")[2])
