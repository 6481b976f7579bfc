"""Judge what the desk remembers in: company file, master key, database."""

from collections.abc import Callable, Iterator, Mapping

from bot.doctor.finding import Finding, broken, fine, warning
from bot.doctor.keys import LOST, copy_findings
from data.store.custody import MissingKeyFault, WrongKeyFault, is_begun
from data.store.database import is_missing, open_engine
from data.store.faults import StoreFault, faults_named
from data.store.master_keys import MasterKey, checked_masters
from data.store.masters import Masters
from data.store.migrate import missing_steps
from data.store.seat import SeatTaken, seat_at
from data.store.troubles import HOMES, kept_reason

REMEDIES = {
    "disk_full": "make room on the disk of the database",
    "read_only": "let the desk's user write to the database",
    "cannot_open": "see that the folder of the database exists and that the desk's user may write there",
}
EARLIER = "give it as DESKBELL_CUSTODY__EARLIER_KEYS, or below the first line of the key file, until `deskbell keys rotate` has ended"
UNREACHABLE = "see that DESKBELL_DATABASE__URL is right, and that the server runs and lets this machine in"


def tried(
    step: str, attempt: Callable[[], object], faults: tuple[type[Exception], ...], remedy: str
) -> Finding:
    """Judge something by trying it.

    Args:
        faults: what it raises when it is wrong; their messages name what.
    """
    try:
        attempt()
    except faults as fault:
        return broken(step, str(fault), remedy)
    return fine(step, "can be used")


def database_findings(
    url: str, masters: Callable[[], Masters | None], *, source: str, fault: type[Exception]
) -> Iterator[Finding]:
    """Judge whether the database answers, has its shape, and opens with the key.

    Args:
        masters: returns None where there is no key at all, and makes none.
        source: where the master key comes from.
        fault: what `masters` raises; a key that is wrong is judged elsewhere.
    """
    if is_missing(url):
        yield fine("database", "not there yet: the first start makes it")
        return
    engine = open_engine(url)
    try:
        with faults_named():
            missing = missing_steps(engine)
            yield fine("database", "answers")
            yield _shape(missing)
            if not missing:
                with engine.connect() as connection:
                    held, begun = masters(), is_begun(connection)
                    known = checked_masters(connection, held) if held else {}
                    refused = kept_reason(connection, HOMES)
                yield from _key(held, known, source=source, begun=begun)
                yield from _homes(refused)
    except StoreFault as away:
        yield broken("database", f"cannot be used: {away}", REMEDIES.get(str(away), UNREACHABLE))
    except WrongKeyFault as wrong:
        yield _closed(wrong)
    except fault:
        return
    finally:
        engine.dispose()


def _key(
    held: Masters | None, known: Mapping[str, MasterKey], *, source: str, begun: bool
) -> Iterator[Finding]:
    if held is not None:
        yield fine("database_key", "opens with the master key")
        yield from copy_findings(known, names=held.names, source=source)
    elif begun:
        yield broken("master_key", f"it is gone from {source}: {LOST}", "put the copy of it back there")


def _closed(fault: WrongKeyFault) -> Finding:
    step = "database_key"
    if isinstance(fault, MissingKeyFault):
        return broken(
            step, f"keys of people are wrapped under the master key {fault}, which is not here", EARLIER
        )
    remedy = "put the right one into DESKBELL_CUSTODY__MASTER_KEY, or its file back"
    return broken(step, "it was begun with another master key", remedy)


def _homes(reason: str | None) -> Iterator[Finding]:
    # No token shows whether the tab is enabled: a desk on this database has met it.
    if reason:
        told = f"Slack refuses to show people's homes ({reason})"
        yield warning(HOMES, told, "enable the Home tab of the app, under App Home, and start the desk anew")


def _shape(missing: list[str]) -> Finding:
    if not missing:
        return fine("database_shape", "as this version needs it")
    told = f"lacks {len(missing)} steps: {', '.join(missing)}"
    return warning(
        "database_shape", told, "make a backup (deskbell backup), then start the desk, which takes them"
    )


def desk_runs(url: str) -> bool | None:
    """Tell whether a desk serves this database now, None when that cannot be told."""
    if is_missing(url):
        return False
    seat = seat_at(url)
    try:
        return not seat.try_take()
    except SeatTaken:
        return True
    except (StoreFault, OSError):
        return None
    finally:
        seat.give_up()
