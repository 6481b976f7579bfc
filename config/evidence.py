"""What a release has to rest on beside the usual, as the company file tells it: checked."""

import re
from collections.abc import Iterator

from config.texts import text_problems
from data.model.releases.filing import FIELDS
from data.model.releases.policy import ReleasePolicy
from data.model.releases.release import DRAFTED, EVIDENCE, FILED_BY

PLACE = "release_policy.evidence"
# It stands on buttons, beside the number of what is filled in.
KEY = re.compile(r"[a-z][a-z0-9_]{0,23}", re.ASCII)
LONGEST_TITLE = 60
MOST = 6
_TAKEN = (FIELDS | {DRAFTED, FILED_BY}) - set(EVIDENCE)


def evidence_problems(rules: ReleasePolicy) -> Iterator[str]:
    """Name everything that is wrong with the evidence of the company's own, each with its key and the reason."""
    if len(rules.beside) > MOST:
        yield f"{PLACE}: names {len(rules.beside)} of its own, and may name {MOST}"
    for key in sorted(rules.touches.keys() - {*rules.evidence, *_TAKEN}):
        yield f"{PLACE}.{key}.names: is missing; only {', '.join(EVIDENCE)} have names without it"
    for key in sorted(_TAKEN & rules.beside.keys()):
        yield f"{PLACE}.{key}: a release has a field of that name already"
    for key, names in rules.beside.items():
        if key in EVIDENCE:
            yield f"{PLACE}.{key}.names: it has a name already"
        elif not KEY.fullmatch(key):
            yield f"{PLACE}.{key}: is at most 24 small letters, digits and _, a letter first"
        yield from text_problems(f"{PLACE}.{key}.names", names, longest=LONGEST_TITLE)
