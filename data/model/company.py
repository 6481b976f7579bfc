"""The company whose desk this is: apps, departments, and who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.model.announcement_policy import ReviewPolicy
from data.model.approvals.reminding import RequestRules
from data.model.calendars import USUAL_WEEK, WorkCalendar
from data.model.canned_replies import CannedReply
from data.model.deadlines import Promise, ServiceLevel
from data.model.delisting_package import DelistingRules
from data.model.duty import Rota
from data.model.faq import FaqEntry
from data.model.ladders import Plan
from data.model.permissions import Expiring, Permission
from data.model.privacy import Privacy
from data.model.releases.policy import ReleasePolicy
from data.model.surges import Surge
from data.model.topics import Topic

Names = Mapping[str, str]
# Who stands in where a department has nobody who leads it: those who decide for the company, and those who run the desk.
LEADING_GROUP, ADMIN = "leading_group", "admin"


@dataclass(frozen=True, slots=True)
class App:
    """An app or platform that the company runs, with its name by language."""

    key: str
    names: Names
    owner: str
    slack: str = ""


@dataclass(frozen=True, slots=True)
class Department:
    """A department or group. `slack` is its channel, `head` the key of the person who leads it, empty for nobody.

    Attributes:
        slack_group: handle of the user group on Slack whose members are its members; empty where the company file
            names them.
        calendar: key of the one by which it works.
        telegram: key of the group on Telegram in which its members are at work, empty for none.
    """

    key: str
    names: Names
    slack: str
    head: str
    first_line: bool = False
    slack_group: str = ""
    calendar: str = "office"
    telegram: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """Everything about the company that is a rule and not a person.

    Attributes:
        may: for each right the groups, roles and words (everyone, staff) that have it.
        timings: ISO 8601 durations by name.
        duty_chats: keys of the channels and groups in which people are at work.
        alert_chats: key of the chat, by platform, in which alerts are shown.
        second_factor: names of operations that take one, as the table of rights has them, such as audit.read.
        confirm_links: whether a code between two whom the company does not know links them only once its maker confirms.
        permissions: what can be granted, by key. expiring: when somebody is warned that a grant ends.
        service_levels: what is promised about reports, by their kinds.
        escalations: who is told one after the other, by the names of the chains.
        announcing: who reviews announcements, and where they stand.
        faq: answers to questions that come often.
        topics: what reports may be about, by the words in them.
        canned_replies: answers that staff give often.
        patience: how long a reporter is waited for who is asked whether something is solved; None for ever.
        requests: what holds for all requests that wait for people.
        releases: by which rules the company releases, None where it has none.
        delisting: by which rules apps are taken down, None where they never are.
        surge: when so many report trouble with an app that it is an alert.
        audit_heads: key of the chat, by platform, to which the head of the audit chain is posted every day.
    """

    names: Names
    time_zone: str
    apps: tuple[App, ...]
    departments: tuple[Department, ...]
    may: Mapping[str, tuple[str, ...]]
    timings: Mapping[str, str] = field(default_factory=dict)
    calendars: Mapping[str, WorkCalendar] = field(default_factory=dict)
    duty_chats: frozenset[str] = frozenset()
    permissions: Mapping[str, Permission] = field(default_factory=dict)
    expiring: Expiring = field(default_factory=Expiring)
    audit_heads: Mapping[str, str] = field(default_factory=dict)
    privacy: Privacy = field(default_factory=Privacy)
    second_factor: frozenset[str] = frozenset()
    confirm_links: bool = True
    service_levels: Mapping[str, ServiceLevel] = field(default_factory=dict)
    rotas: tuple[Rota, ...] = ()
    escalations: Mapping[str, Plan] = field(default_factory=dict)
    alert_chats: Mapping[str, str] = field(default_factory=dict)
    announcing: ReviewPolicy = field(default_factory=ReviewPolicy)
    faq: tuple[FaqEntry, ...] = ()
    topics: tuple[Topic, ...] = ()
    canned_replies: tuple[CannedReply, ...] = ()
    patience: Promise | None = None
    requests: RequestRules = field(default_factory=RequestRules)
    releases: ReleasePolicy | None = None
    delisting: DelistingRules | None = None
    surge: Surge = field(default_factory=Surge)

    def app(self, key: str) -> App | None:
        """Return the app with that key."""
        return next((app for app in self.apps if app.key == key), None)

    def department(self, key: str) -> Department:
        """Return the department with that key.

        Raises:
            KeyError: there is none; the company file names it somewhere nevertheless.
        """
        for department in self.departments:
            if department.key == key:
                return department
        raise KeyError(key)

    def calendar(self, key: str) -> WorkCalendar:
        """Return the calendar with that key; the usual week stands in for one that is not there."""
        return self.calendars.get(key, USUAL_WEEK)

    def rota(self, key: str) -> Rota | None:
        """Return the rota with that key."""
        return next((rota for rota in self.rotas if rota.key == key), None)

    def rota_called(self, rota: Rota, language: str) -> str:
        """Return what a rota is called: like the department in whose channel its members are at work, else as its key says."""
        names = (name_in(one.names, language) for one in self.departments if one.slack == rota.slack)
        return next(names, rota.key)

    def rota_of(self, department: Department) -> Rota | None:
        """Return the rota whose members are at work in the channel of a department, None where it has none."""
        return next((rota for rota in self.rotas if rota.slack == department.slack), None)

    @property
    def first_line(self) -> Department:
        """Return the department that answers first."""
        return next(department for department in self.departments if department.first_line)


def name_in(names: Names, language: str) -> str:
    """Return the name in that language, else the English one."""
    return names.get(language) or names["en"]
