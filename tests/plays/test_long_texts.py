"""What somebody pastes is kept whole, told short, and makes one ticket however it was cut on its way."""

from pathlib import Path

from tests.plays.conftest import Perform

PASTED = """
play: Fifty thousand letters
cast: {{mei: {{platform: telegram}}, emma: {{platform: slack}}}}
steps:
  - {{by: mei, say: "相册盒闪退，{letters}"}}
  - {{see: "#operations", text: ["FB-1", "4,096 字"]}}
  - {{not_see: "#operations", text: "FB-2", new: false}}
  - {{see: mei, text: "FB-1", count: 1}}
  - {{by: emma, say: "PhotoBox crashes {words}"}}
  - {{see: emma, text: "FB-2"}}
  - {{see: "#operations", text: ["FB-2", "40,000 字"]}}
  - {{by: emma, say: "It crashes, \\a and again"}}
  - {{see: emma, text: "FB-3"}}
"""


async def test_a_pasted_text_makes_one_ticket(perform: Perform, tmp_path: Path) -> None:
    play = tmp_path / "pasted.yml"
    play.write_text(PASTED.format(letters="啊" * 49_990, words="a " * 25_000), encoding="utf-8")
    await perform(play)
