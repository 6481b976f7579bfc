"""Words that nobody needs any more, let go of bit by bit."""

from datetime import datetime

from sqlalchemy import delete, func, select, update

from data.model.forms import FormState
from data.store.files import SAID, files
from data.store.forms import form_sessions
from data.store.inbox import inbox
from data.store.work import Work


class LettingGo:
    """Changes by which words go."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def loose_words(self, person_id: int, *, until: datetime) -> datetime | None:
        """Let go of what somebody said, sent and filled in until then and that became nothing.

        That it came is kept: it must not come again.

        Returns:
            When the oldest was said that is still kept, None where nothing is.
        """
        said = (inbox.c.person_id == person_id) & (inbox.c.state == "done") & (inbox.c.body != b"")
        self._connection.execute(update(inbox).where(said, inbox.c.received_at <= until).values(body=b""))
        ended = (form_sessions.c.person_id == person_id) & (form_sessions.c.state != FormState.OPEN)
        self._connection.execute(delete(form_sessions).where(ended, form_sessions.c.opened_at <= until))
        wordless = files.c.subject.startswith(SAID, autoescape=True) & (files.c.person_id == person_id)
        self._connection.execute(delete(files).where(wordless, files.c.sent_at <= until))
        left: datetime | None = self._connection.execute(
            select(func.min(inbox.c.received_at)).where(said)
        ).scalar()
        return left
