"""The rights once more, told from the rules of the company by somebody who has not seen the table."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from data.model.people import Person
from data.model.rights.rule import Matter, OnLoan

# The company's regulations say: a report is its reporter's, who follows it, adds to it, takes it back and judges the
# solution; the department whose report it is works on it, if the company lets that department handle reports; a security
# report is the business of its group alone, whatever the company says about handling. Supervision and admins read the audit
# log. What other systems warn of is looked after by whom the company names for it, as long as it is not over. Everybody
# gets help, a language, a home, a link between their own accounts and a second factor, which whom the company names takes
# off and anybody asks to have taken off their own. What is kept of people is told, given and erased to nobody but them; whom
# the company names holds it by law. Whoever is away lends a colleague the work of their departments on reports and on their
# tasks, in the names of both and for as long as they have it themselves: nothing that is confidential, nothing that needs no
# department, nothing that a role gives. Both see what was lent; whoever lent it takes it back, whoever has it hands it back.
# Whoever works here and is let ask for permissions, may; requests are read and signed by those who work here, as the policy
# of each says, and changed and taken back by whoever asked; a permission is given back by its holder, and taken away by the
# department that answers for it. Whoever the company lets announce writes announcements, sees them, and steers and corrects
# them; whom it lets recall takes them back; and what somebody wants to hear of they choose themselves.
# A release is asked for by whom the company lets; these and the group that accepts it let it go, stop it, tell what became of
# it, watch it and take it back; the group that is trusted in an emergency lets it pass and reviews that; who handles reports
# says which of them it fixes; who works here sees the list. Whom the company lets take apps down asks for it, closes it when
# the service has ended, and until then changes or stops it; whoever works here sees how it goes. All else is nobody's.
May = Mapping[str, tuple[str, ...]]

# What companies may do to their file: other holders, fewer, none, none named, and a right that a group alone has.
OTHER_RULES: tuple[May, ...] = (
    {"report": ("staff",), "handle_tickets": ("operations",), "audit": ("legal",)},
    {"report": ("admin", "technical"), "handle_tickets": (), "audit": ("everyone",)},
    {},
)

DEPARTMENTS = ("operations", "technical", "marketing", "legal", "leading_group", "security", "supervision")
STATES = ("open", "resolved", "closed", "withdrawn")
ANY_STATE = (*STATES, "firing", "acknowledged", "planned", "down", "ended")
ME, SOMEBODY, THIRD = 1, 2, 3
FOR_ALL = (
    "desk.ask_help", "desk.choose_language", "desk.open_home", "desk.use_card", "desk.cancel", "feedback.list",
    "linking.link", "linking.unlink", "factor.set_up", "factor.replace", "factor.prove", "privacy.read",
    "announcements.choose",
    "announcements.got_it",
)  # fmt: skip
FOR_STAFF = (
    "approvals.list", "approvals.view", "approvals.agree", "approvals.refuse", "approvals.involve", "permissions.list",
    "releases.list",
    "delistings.list", "delistings.view",
)  # fmt: skip
OWN = (
    "privacy.answer", "privacy.get_data", "privacy.forget", "factor.ask_reset", "approvals.withdraw", "approvals.nudge",
    "approvals.mend", "permissions.view", "permissions.extend", "permissions.hand_back",
)  # fmt: skip
IN_CHARGE = ("releases.go", "releases.call_off", "releases.report", "releases.close", "releases.roll_back")
OF_DEPARTMENTS = ("permissions.view", "permissions.revoke", "releases.pass", "releases.review", "delistings.pass",
    "delistings.review", *IN_CHARGE)  # fmt: skip
RIGHTS = {
    "feedback.file": "report", "audit.read": "audit", "audit.read_on": "audit", "privacy.hold": "hold",
    "factor.ask_reset": "reset_factor", "factor.reset": "reset_factor", "delegation.lend": "staff",
    "duty.view": "staff", "duty.swap": "staff", "duty.take": "staff", "duty.wake": "staff",
    "permissions.request": "permission",
    **dict.fromkeys((f"announcements.{name}" for name in ("draft", "list", "view", "test", "steer", "correct")), "announce"),
    "announcements.recall": "recall",
    "releases.request": "release", "releases.link": "handle_tickets",
    **dict.fromkeys(IN_CHARGE, "release"),
    "delistings.open": "delist",
}  # fmt: skip
# What has to be done is the affair of whoever has it to do, person or group, and of whoever asked for it, who may see it and
# give it to others; colleagues alone have anything to do, and anybody of them opens a task.
TASKS = {
    "view": ("does", "asked"), "assign": ("does", "asked"), "finish": ("does",), "decline": ("does",),
}  # fmt: skip
ON_DUTY = {
    "alerts.list": ANY_STATE, "alerts.view": ANY_STATE, "alerts.note": ANY_STATE, "alerts.link": ANY_STATE,
    "alerts.acknowledge": ("firing",), "alerts.unacknowledge": ("acknowledged",),
    **dict.fromkeys(("alerts.resolve", "alerts.silence", "alerts.escalate", "alerts.add_responder"), ("firing", "acknowledged")),
}  # fmt: skip
DELISTINGS = {
    "delistings.change": ("planned", "down"), "delistings.stop": ("planned", "down"), "delistings.close": ("ended",),
}  # fmt: skip
REPORTERS = {
    "add": ("open", "resolved"), "name_app": ("open",), "call_human": ("open",), "withdraw": ("open",),
    "confirm": ("open", "resolved", "closed"), "contest": ("resolved", "closed"), "rate": ("closed",), "let_be": ("closed",),
    "reopen": ("resolved", "closed", "withdrawn"), "view": ANY_STATE,
}  # fmt: skip
STAFFS = {
    "assign": ("open",), "prioritise": ("open",), "claim": ("open",), "reply": ("open",), "ask": ("open",),
    "take_over": ("open",), "merge": ("open",), "part": ("open",), "link": STATES,
    "resolve": ("open",), "note": STATES, "reopen": ("resolved", "closed", "withdrawn"), "view": ANY_STATE,
    "history": ANY_STATE,
}  # fmt: skip
# Which department works on a report, and of which kind it is, is told of what is not confidential alone; whoever answers for it
# may see it wherever it is worked on, with what was done about it, and give it to another department.
OPEN_ONES = {"hand_over": ("open",), "classify": ("open",)}
RESPONSIBLES = {"hand_over": ("open",), "view": ANY_STATE, "history": ANY_STATE}
LOANS = {
    "delegation.view": (True, True),
    "delegation.withdraw": (True, False),
    "delegation.hand_back": (False, True),
}
NOBODYS = ("feedback.forget", "audit.erase", "claim", "", "desk", "feedback.claim ")
OPERATIONS = (
    *FOR_ALL,
    *FOR_STAFF,
    *(
        f"feedback.{name}"
        for name in sorted({*REPORTERS, *STAFFS, *OPEN_ONES, "file", "amend", "amend_note", "take_back"})
    ),
    *sorted({*OWN, *RIGHTS, *ON_DUTY, *OF_DEPARTMENTS, *DELISTINGS} - {"feedback.file"}),
    "tasks.open",
    "tasks.list",
    *(f"tasks.{name}" for name in sorted(TASKS)),
    *LOANS,
    *NOBODYS,
)
RULED = frozenset(OPERATIONS) - frozenset(NOBODYS)


@dataclass(frozen=True, slots=True)
class Cell:
    """One question."""

    operation: str
    person: Person
    about: Matter
    loans: tuple[OnLoan, ...] = ()


def people() -> Iterator[Person]:
    """Yield users, members of each group and of two, with the role of an admin and without."""
    pairs = (("technical", "security"), ("operations", "legal"), ("security", "supervision"))
    for groups, roles in product(((), *((one,) for one in DEPARTMENTS), *pairs), ((), ("admin",))):
        yield Person(ME, "", "en", "UTC", frozenset(groups), frozenset(roles))


def matters() -> Iterator[Matter]:
    """Yield whatever may stand between a person and a report."""
    for owner, author, department, confidential, state in product(
        (ME, SOMEBODY), (ME, SOMEBODY, None), ("", *DEPARTMENTS), (False, True), ANY_STATE
    ):
        yield Matter(owner, author, department, confidential, state)
        if author is None:
            yield Matter(owner, author, department, confidential, state, responsible_id=ME)


def cells(operations: Iterable[str] = OPERATIONS) -> Iterator[Cell]:
    """Yield every operation × role × relation × state."""
    for operation, person, about in product(operations, people(), matters()):
        yield Cell(operation, person, about)


def lent_cells(operations: Iterable[str] = OPERATIONS) -> Iterator[Cell]:
    """Yield every operation × what is on loan × relation × state, for somebody of marketing, of security, and an admin."""
    borrowers = [one for one in people() if one.groups in ({"marketing"}, {"security"})]
    about_what = [one for one in matters() if one.department in {"", "operations", "legal", "security"}]
    for operation, person, about in product(operations, borrowers, about_what):
        for groups in (("operations",), ("operations", "security", "supervision")):
            loans = (OnLoan(SOMEBODY, frozenset(groups)), OnLoan(THIRD, frozenset({"legal"})))
            yield Cell(operation, person, about, loans)


def allowed(cell: Cell, may: May) -> bool:
    """Tell whether the regulations allow it."""
    if cell.operation not in RULED:
        return False
    area, _, name = cell.operation.partition(".")
    if cell.operation in {*FOR_ALL, *FOR_STAFF, *OF_DEPARTMENTS, *OWN, *RIGHTS, *DELISTINGS}:
        return on_the_desk(cell, may)
    if area == "delegation":
        return on_a_loan(cell)
    if area == "alerts":
        return on_duty(cell, may) and cell.about.state in ON_DUTY[cell.operation]
    if area == "duty":
        return bool(cell.person.groups or cell.person.roles)
    return on_a_task(name, cell) if area == "tasks" else on_a_report(name, cell, may)


def on_the_desk(cell: Cell, may: May) -> bool:
    """Tell whether somebody may do what depends on no matter but their own."""
    mine = cell.about.owner_id == ME
    if cell.operation in DELISTINGS:
        return has("delist", cell.person, may) and cell.about.state in DELISTINGS[cell.operation]
    if cell.operation in FOR_ALL or (cell.operation in OWN and mine) or among_colleagues(cell):
        return True
    right = RIGHTS.get(cell.operation, "")
    return has(right, cell.person, may) and (mine or cell.operation != "audit.read_on")


def on_duty(cell: Cell, may: May) -> bool:
    """Tell whether alerts are somebody's to look after, as their own or in the place of somebody who is away."""
    lent = (dataclasses.replace(cell.person, groups=one.groups, roles=frozenset()) for one in cell.loans)
    return any(has("alerts", one, may) for one in (cell.person, *lent))


def on_a_loan(cell: Cell) -> bool:
    """Tell whether somebody may do that with what was lent."""
    lender, delegate = LOANS[cell.operation]
    return (lender and cell.about.author_id == ME) or (delegate and cell.about.owner_id == ME)


def among_colleagues(cell: Cell) -> bool:
    """Tell whether somebody may do it because they work here, or in the department that answers for it."""
    if cell.operation in FOR_STAFF:
        return bool(cell.person.groups or cell.person.roles)
    own = cell.about.department in cell.person.groups and not cell.about.confidential
    return own and cell.operation in OF_DEPARTMENTS


def on_a_task(name: str, cell: Cell) -> bool:
    """Tell whether somebody may do that with a task, told by its owner, its author and its group."""
    who, about = cell.person, cell.about
    works_here = bool(who.groups or who.roles)
    if name in {"open", "list"}:
        return works_here
    groups = who.groups.union(*(loan.groups for loan in cell.loans))
    of_the_group = about.department in groups and not about.confidential
    does = of_the_group or (works_here and about.owner_id == ME)
    asked = "asked" in TASKS[name] and works_here and about.author_id == ME
    return (does or asked) and (name == "view" or about.state == "open")


def on_a_report(name: str, cell: Cell, may: May) -> bool:
    """Tell whether the regulations let somebody do that with a report as it stands."""
    about = cell.about
    reports, wrote = about.owner_id == ME, about.author_id == ME
    if name == "amend_note":
        return wrote and works_on(cell, may)
    if name == "take_back":
        return wrote and reports
    if name == "amend":
        return wrote and reports and about.state in {"open", "resolved"}
    if reports and about.state in REPORTERS.get(name, ()):
        return True
    if answers_for(cell) and about.state in RESPONSIBLES.get(name, ()):
        return True
    states = STAFFS.get(name, () if about.confidential else OPEN_ONES.get(name, ()))
    return works_on(cell, may) and about.state in states


def answers_for(cell: Cell) -> bool:
    """Tell whether a report that is no secret is somebody's to answer for."""
    works_here = bool(cell.person.groups or cell.person.roles)
    return cell.about.responsible_id == ME and works_here and not cell.about.confidential


def works_on(cell: Cell, may: May) -> bool:
    """Tell whether a report is somebody's to work on, as their own or in the place of somebody who is away."""
    department = cell.about.department
    lent = any(department in loan.groups for loan in cell.loans)
    if lent and not cell.about.confidential and department in may.get("handle_tickets", ()):
        return True
    if department not in cell.person.groups:
        return False
    return cell.about.confidential or department in may.get("handle_tickets", ())


def has(right: str, who: Person, may: May) -> bool:
    """Tell whether the company gives somebody a right."""
    given = {"staff"} if right == "staff" else set(may.get(right, ()))
    works_here = bool(who.groups or who.roles)
    return "everyone" in given or ("staff" in given and works_here) or bool(given & (who.groups | who.roles))
