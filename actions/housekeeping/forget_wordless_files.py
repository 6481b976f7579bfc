"""Let go of files that were sent without a word and about which none came."""

from datetime import timedelta

from data.store.files import FileChanges
from data.store.work import Work

# As long as the message is kept from which a press could still make a report.
WORDS_AWAITED = timedelta(days=7)


def forget_wordless_files(work: Work) -> int:
    """Let go of what was told of such files, which were never fetched; return how many."""
    return FileChanges(work).forget_wordless(before=work.now - WORDS_AWAITED)
