"""The names of the demo company, and an extractor that knows them."""

import pytest

from nlu.entities.entity import Names
from nlu.entities.extractor import Extractor

NAMES = Names(
    apps={
        "photobox": ["PhotoBox", "相册盒", "相簿盒"],
        "paylink": ["PayLink", "付易"],
        "weatherly": ["Weatherly", "天气君", "天氣君"],
    },
    permissions={
        "prod_db_read": ["Production database (read)", "生产库只读", "正式庫唯讀"],
        "prod_db_write": ["Production database (write)", "生产库写入", "正式庫寫入"],
        "user_data_export": ["User data export", "用户数据导出", "使用者資料匯出"],
        "announcer": ["Announcer", "公告发布", "公告發布"],
        "release_signer": ["Release signer", "上线审批人", "上線簽核人"],
    },
)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(NAMES)
