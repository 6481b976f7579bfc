"""Form sessions: drafts of forms that are filled step by step, sealed."""

import json

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table, select, update

from data.model.forms import FormSession, FormState
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

form_sessions = Table(
    "form_sessions",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("form", String(64), nullable=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, info=holds("who fills it in", NUMBER)),
    Column("chat_id", BigInteger, nullable=False, index=True, info=holds("where it is filled in", NUMBER)),
    Column("subject", String(48), nullable=False, info=IMPERSONAL),
    Column("version", Integer, nullable=False, info=IMPERSONAL),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("opened_at", Moment, nullable=False, info=legible("when it was opened", INSTANT)),
    Column("draft", LargeBinary, nullable=False, info=holds("what was filled in", SEALED)),
    info=purpose(
        "to go on with a form where it was left",
        kept="privacy.terms.forms after it was opened, once it is over",
    ),
)


class FormSessions:
    """Queries on form sessions."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def find(self, number: int) -> FormSession | None:
        """Return the session with that number."""
        return self._one(form_sessions.c.number == number)

    def open_in(self, chat_id: int, person_id: int) -> FormSession | None:
        """Return the form that a person is filling in a chat."""
        return self._one(
            (form_sessions.c.chat_id == chat_id)
            & (form_sessions.c.person_id == person_id)
            & (form_sessions.c.state == FormState.OPEN)
        )

    def _one(self, where: object) -> FormSession | None:
        row = self._reading.connection.execute(select(form_sessions).where(where)).first()  # type: ignore[arg-type]  # a column expression
        if row is None:
            return None
        draft = json.loads(self._reading.unseal(row.draft, person_id=row.person_id, row=_row(row.number)))
        return FormSession(
            number=row.number,
            form=row.form,
            person_id=row.person_id,
            chat_id=row.chat_id,
            subject=row.subject,
            version=row.version,
            opened_at=row.opened_at,
            state=FormState(row.state),
            asked=tuple(draft["asked"]),
            answers=draft["answers"],
            problem=draft["problem"],
        )


class FormChanges:
    """Changes to form sessions."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def next_number(self) -> int:
        """Return the number for a new session."""
        return next_number(self._work.connection, "form")

    def add(self, session: FormSession) -> None:
        """Keep a new session."""
        self._work.connection.execute(
            form_sessions.insert().values(
                number=session.number,
                form=session.form,
                person_id=session.person_id,
                chat_id=session.chat_id,
                subject=session.subject,
                version=session.version,
                opened_at=session.opened_at,
                **self._changing(session),
            )
        )

    def save(self, session: FormSession) -> None:
        """Keep how far a session has come."""
        self._work.connection.execute(
            update(form_sessions)
            .where(form_sessions.c.number == session.number)
            .values(**self._changing(session))
        )

    def _changing(self, session: FormSession) -> dict[str, object]:
        draft = {"asked": session.asked, "answers": dict(session.answers), "problem": session.problem}
        return {
            "state": session.state.value,
            "draft": self._work.seal(
                json.dumps(draft, ensure_ascii=False), person_id=session.person_id, row=_row(session.number)
            ),
        }


def _row(number: int) -> str:
    return f"form_sessions:{number}"
