"""What tickets are found by: keyed hashes of their terms, which tell nobody without the key what was written."""

from sqlalchemy import BigInteger, Column, LargeBinary, Table

from data.model.searching import terms_of
from data.store.inventory import DIGEST, IMPERSONAL, holds, purpose
from data.store.schema import inserts_into, metadata
from data.store.work import Reading, Work

TOKEN_BYTES = 8

ticket_tokens = Table(
    "ticket_tokens",
    metadata,
    Column(
        "token",
        LargeBinary(TOKEN_BYTES),
        primary_key=True,
        info=holds("which terms a report has", DIGEST),
    ),
    Column("ticket_number", BigInteger, primary_key=True, autoincrement=False, index=True, info=IMPERSONAL),
    info=purpose("to find reports by their words", kept="as long as the words of the ticket"),
)
_KEEP = inserts_into(ticket_tokens)


def token_of(reading: Reading, term: str) -> bytes:
    """Return what a term is kept as."""
    return reading.keyed(b"ticket term:" + term.encode())[:TOKEN_BYTES]


def keep_terms(work: Work, ticket_number: int, text: str) -> None:
    """Let a ticket be found by what was written on it."""
    rows = [{"token": token_of(work, term), "ticket_number": ticket_number} for term in terms_of(text)]
    if rows:
        insert = _KEEP[work.connection.dialect.name]
        work.connection.execute(insert.on_conflict_do_nothing(), rows)
