"""What is written in one Chinese script is read in the other, and what must stay does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.conversion import as_read

TAIPEI, SHANGHAI, HONG_KONG = "Asia/Taipei", "Asia/Shanghai", "Asia/Hong_Kong"


def in_taiwan(text: str, *, written_in: str = "zh-CN", names: tuple[str, ...] = ()) -> str:
    return as_read(text, language="zh-TW", time_zone=TAIPEI, written_in=written_in, names=names)


def on_the_mainland(text: str, *, written_in: str = "zh-TW") -> str:
    return as_read(text, language="zh-CN", time_zone=SHANGHAI, written_in=written_in, names=())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("服务器的软件已更新，请重新登录", "伺服器的軟體已更新，請重新登入"),
        ("里面的干部头发和面条", "裡面的幹部頭髮和麵條"),
        ("账号权限通过审核后发布", "帳號權限通過審核後發布"),
        ("反馈已收到，质量会更好", "回饋已收到，品質會更好"),
        ("转账已经到账，账单和对账请看账户", "轉帳已經到帳，帳單和對帳請看帳戶"),
    ],
)
def test_letters_and_words_become_those_of_taiwan(written: str, read: str) -> None:
    assert in_taiwan(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("請重新登入，伺服器的軟體已更新", "请重新登录，服务器的软件已更新"),
        ("帳號的品質預設", "账号的质量默认"),
        ("轉帳已經到帳，帳單和帳篷", "转账已经到账，账单和帐篷"),
    ],
)
def test_letters_and_words_become_those_of_the_mainland(written: str, read: str) -> None:
    assert on_the_mainland(written) == read


def test_hong_kong_reads_its_own_words() -> None:
    read = as_read("服务器的软件", language="zh-TW", time_zone=HONG_KONG, written_in="zh-CN", names=())
    assert read == "服務器的軟件"


def test_code_addresses_and_names_stay() -> None:
    written = "打开相册盒，见https://example.com/软件?名=设置，运行 `默认设置` 和 ```\n数据库\n```"
    assert in_taiwan(written, names=("相册盒",)) == (
        "開啟相册盒，見https://example.com/软件?名=设置，執行 `默认设置` 和 ```\n数据库\n```"
    )
    assert in_taiwan("请看https://example.com软件") == "請看https://example.com軟體"


def test_whoever_reads_another_language_or_the_same_script_reads_it_as_it_was_written() -> None:
    for language in ("en", "zh-CN"):
        text = "服务器的软件"
        assert as_read(text, language=language, time_zone=SHANGHAI, written_in="zh-CN", names=()) == text
    assert in_taiwan("伺服器的軟體", written_in="zh-TW") == "伺服器的軟體"
    assert in_taiwan("Please update to 4.2") == "Please update to 4.2"


def test_letters_that_both_scripts_have_are_taken_for_those_of_the_writer() -> None:
    assert in_taiwan("好的，文件", written_in="zh-TW") == "好的，文件"
    assert in_taiwan("好的，文件", written_in="zh-CN") == "好的，檔案"


@given(st.text())
def test_whatever_is_written_can_be_read(text: str) -> None:
    assert in_taiwan(text) is not None
    assert "\U000f1000" not in in_taiwan(text) or "\U000f1000" in text


@given(st.text(alphabet="abc 123?!", min_size=1))
def test_what_is_no_chinese_stays(text: str) -> None:
    assert in_taiwan(text) == text
