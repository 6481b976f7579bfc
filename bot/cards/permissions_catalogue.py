"""What can be asked for, told line by line: whose it is, how risky, for how long, who signs, and beside what nobody may hold it."""

from collections.abc import Iterator, Sequence

from bot.cards.approvals import group_name
from bot.cards.permissions import permission_name
from bot.cards.view import Drawing
from bot.shapes.text import Text
from bot.words.lengths import length_in
from bot.words.lists import in_a_row
from data.model.permissions import Permission


def catalogue_lines(drawing: Drawing, keys: Sequence[str]) -> Iterator[Text]:
    """Yield a line for each; of those that the reader may not ask for nothing is told."""
    words, company = drawing.words, drawing.reading.company
    for permission in (company.permissions[key] for key in keys if key in company.permissions):
        apart = [permission_name(company, words, one) for one in _apart(drawing, permission, keys)]
        yield words.text(
            "catalogue-line",
            name=Text.plain(permission_name(company, words, permission.key)),
            owner=Text.plain(group_name(drawing.reading, words, permission.owner)),
            risk=words(f"risk-{permission.risk}"),
            longest=Text.plain(length_in(words, permission.longest)),
            signers=Text.plain(in_a_row(words, _signers(drawing, permission))),
        ) + (words.text("catalogue-apart", names=Text.plain(in_a_row(words, apart))) if apart else Text())


def _apart(drawing: Drawing, permission: Permission, keys: Sequence[str]) -> list[str]:
    known = drawing.reading.company.permissions
    both = {one for one in keys if one in known and permission.key in known[one].conflicts}
    return sorted((both | permission.conflicts) & set(keys))


def _signers(drawing: Drawing, permission: Permission) -> Iterator[str]:
    for stage in permission.policy.stages:
        name = group_name(drawing.reading, drawing.words, stage.group)
        yield drawing.words("catalogue-signers", name=Text.plain(name), count=stage.quorum)
