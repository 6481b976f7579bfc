"""Turns that nobody speaks: what is due, what other systems tell, and what came of what went out."""

import dataclasses
from collections.abc import Callable

import structlog

from actions.people.call_roll import call_roll
from actions.people.close_account import close_account
from actions.people.lessen_later import LESSENED
from bot.conversation.capabilities import Capabilities
from bot.shapes.turn import AccountClosed, Answered, Called, Due, FileCame, RollCalled
from bot.words.words import Dictionary, Words
from data.model.people import DEFAULT_LANGUAGE
from data.store.due import DueChanges
from data.store.people import People
from data.store.work import Work

Unspoken = Due | Called | FileCame | Answered | AccountClosed | RollCalled

log = structlog.get_logger()


class UnspokenTurns:
    """Hands each to the capability whose affair it is."""

    def __init__(self, capabilities: Capabilities, dictionary: Dictionary) -> None:
        self._capabilities = capabilities
        self._dictionary = dictionary

    def run(self, work: Work, deed: Unspoken, *, source: str) -> None:
        """Do what follows from it.

        Args:
            source: where it came from, such as the platform that tells of an account.
        """
        if isinstance(deed, AccountClosed):
            closed = close_account(work, platform=source, user_id=deed.user_id)
            self._capabilities.lessen(work, [closed] if closed else [])
        elif isinstance(deed, RollCalled):
            self._roll_called(work, deed, platform=source)
        elif isinstance(deed, Due):
            self._due(work, deed)
        elif isinstance(deed, FileCame):
            self._file_came(work, deed)
        elif isinstance(deed, Answered):
            call = self._capabilities.calls.get(deed.call)
            if call is not None and call.answered is not None:
                call.answered(work, deed)
        else:
            self._called(work, deed)

    def _called(self, work: Work, called: Called) -> None:
        told = called.tells or called.source
        if (taker := self._capabilities.hooks.get(told)) is not None:
            taker(work, called)
        elif (wording := self._capabilities.worded_hooks.get(told)) is not None:
            wording(work, called, self._company_words(work))

    def _roll_called(self, work: Work, roll: RollCalled, *, platform: str) -> None:
        lessened = call_roll(
            work,
            platform=platform,
            present=frozenset(roll.open),
            closed=frozenset(roll.closed),
            groups=roll.groups,
        )
        self._capabilities.lessen(work, lessened)
        for department in work.company.departments:
            if roll.groups is not None and department.slack_group not in {"", *roll.groups}:
                log.warning(
                    "group_not_found",
                    department=department.key,
                    remedy=f"there is no user group @{department.slack_group}: name the right one in the company file",
                )

    def _due(self, work: Work, due: Due) -> None:
        claimed = DueChanges(work).claim(due.due_id, due.planned_at)
        # Cancelled or planned anew between the tick and now, or claimed by an earlier one: nothing is due any more.
        if claimed is None:
            return
        if claimed.guessed:
            log.warning("calendar_not_published", due=due.name, next_at=str(claimed.next_at))
        if due.name == LESSENED:
            self._capabilities.lessen(work, [People(work).find(int(due.subject.rpartition(".")[2]))])
            return
        run = self._capabilities.due.get(due.name) or self._wording(work, due.name)
        if run is None or claimed.run_for is None:
            log.info("due_let_go", due=due.name, planned_at=due.planned_at.isoformat(), known=run is not None)
            return
        run(work, dataclasses.replace(due, planned_at=claimed.run_for))

    def _wording(self, work: Work, name: str) -> Callable[[Work, Due], None] | None:
        run = self._capabilities.worded.get(name)
        if run is None:
            return None
        words = self._company_words(work)
        return lambda work, due: run(work, due, words)

    def _company_words(self, work: Work) -> Words:
        return self._dictionary.words(DEFAULT_LANGUAGE, work.company.time_zone)

    def _file_came(self, work: Work, came: FileCame) -> None:
        owner = self._capabilities.owner_of(came.subject)
        if owner is not None and owner.file_came is not None:
            owner.file_came(work, came)
