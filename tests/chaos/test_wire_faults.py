"""Whatever happens to a call on the wire, a minute later nothing is undecided, and what can be repeated was."""

from collections import Counter

import pytest

from tests.bench.bench_faults import bench
from tests.chaos.calls import CALLS
from tests.chaos.wire_faults import FAULTS, NOT_STRUCK, Cell, table

# A few of all kinds, as each takes seconds: posts, edits, what is taken back, uploads, downloads, a hook.
FEW = {
    "slack": ("chat.postMessage", "chat.update", "upload", "url_private"),
    "telegram": ("sendMessage", "editMessageText", "deleteMessage"),
    "hook": ("pager",),
}


@pytest.mark.parametrize("platform", FEW)
async def test_no_fault_leaves_anything_undecided(platform: str) -> None:
    findings = await bench(platforms=[platform], methods=FEW[platform], faults=["half"])
    assert findings.figures["cells"] == len(FEW[platform])
    assert findings.holds, findings.printed()


def test_what_nobody_has_decided_about_is_counted_and_shown() -> None:
    undecided = Cell("slack", "chat.postMessage", "502", Counter(sent=2, waiting=1), struck=True)
    asked = Cell("slack", "views.open", "half", Counter(sent=2), struck=True, undone="a modal")
    never = Cell("slack", "views.open", "twice", Counter(sent=2), struck=False)
    assert [cell.undecided for cell in (undecided, asked, never)] == [1, 0, 0]
    lines = table([undecided, asked, never])
    assert lines[0] == "| method | " + " | ".join(FAULTS) + " |"
    assert lines[2:] == [
        "| slack chat.postMessage |  |  | sent 2, waiting 1 |  |  |  |  |",
        f"| slack views.open |  |  |  |  |  | sent 2, asked again | {NOT_STRUCK} |",
    ]


def test_the_few_are_calls_of_the_matrix() -> None:
    assert {(platform, one) for platform, some in FEW.items() for one in some} < {
        (call.platform, call.method) for call in CALLS
    }
