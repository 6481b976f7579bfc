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


READ = """
play: What does not fit on a card is read whole in the history, on both platforms, by whoever asks
cast: {{mei: {{platform: telegram}}, hao: {{platform: telegram}}, emma: {{platform: slack}}, yun: {{platform: slack}}, zhou: {{platform: telegram}}}}
steps:
  - {{by: mei, command: "/report 相册盒闪退，{mainland}末尾一句"}}
  - {{see: "#operations", text: FB-1, without: [末尾一句]}}
  - {{by: yun, press: history, on: FB-1, in: "#operations"}}
  - {{see: yun, text: 末尾一句, kind: ephemeral}}
  - {{by: zhou, command: /status FB-1}}
  - {{by: zhou, press: history, on: FB-1}}
  - {{see: zhou, text: 末尾一句}}
  - {{by: hao, command: "/report 相簿盒閃退，{taiwan}最後一句"}}
  - {{see: "#operations", text: FB-2, without: [最後一句]}}
  - {{by: yun, press: history, on: FB-2, in: "#operations"}}
  - {{see: yun, text: 最後一句, kind: ephemeral}}
  - {{by: emma, command: "/report PhotoBox crashes, {english}the very end"}}
  - {{see: "#operations", text: FB-3, without: [the very end]}}
  - {{by: emma, press: add, on: FB-3, fill: {{message: "{more}"}}}}
  - {{by: yun, press: history, on: FB-3, in: "#operations"}}
  - {{see: yun, text: 我们的私聊, kind: ephemeral}}
  - {{not_see: yun, text: the very end, new: false}}
  - {{not_see: "#operations", file: "*", new: false}}
  - {{by: zhou, command: /status FB-3}}
  - {{by: zhou, press: history, on: FB-3}}
  - {{see: zhou, file: "*.txt"}}
"""


async def test_what_a_card_has_no_room_for_is_read_whole(perform: Perform, tmp_path: Path) -> None:
    play = tmp_path / "read.yml"
    told = READ.format(
        mainland="又闪退，" * 900,
        taiwan="又閃退，" * 900,
        english="again and " * 4_900,
        more="once more " * 280,
    )
    play.write_text(told, encoding="utf-8")
    await perform(play)
