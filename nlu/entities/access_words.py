"""Words for what a permission opens and how far, alike in both languages."""

import re

# Words of operations that mean the same, in both languages; of a catalogue any other word stands for itself.
ALIKE = {
    "prod": r"prod|production|live|生产|正式|线上",
    "staging": r"staging|pre-?prod|预发布?|灰度|测试环境|测试机",
    "db": r"dbs?|databases?|数据库|资料库|(?:备份|历史|订单|主|从)?库",
    "read": r"read[- ]?only|readonly|read|reading|viewer|唯读|只读|读取|查看|检视|查询|读",
    "write": r"read[- ]?write|write|writing|editor|edit|读写|写入|编辑|写",
    "user": r"users?|customers?|用户|使用者|客户",
    "data": r"data|数据|资料",
    "export": r"exports?|exporting|导出|汇出",
    "release": r"release|go-?live|上线",
    "signer": r"signers?|sign-?off|审批人|签核人",
    "admin": r"admin|root|sudo|superuser|超级管理员|管理员|管理",
    "deploy": r"deploy(?:ment)?|push|部署|推送",
    "console": r"(?:admin |merchant |management |dns |payment )?(?:console|dashboard|portal|panel|backend|back office)|后台|控制台|管理平台|看板|仪表板",
    "repo": r"(?:[a-z]+ )?(?:git )?repo(?:sitory)?|代码库|代码仓库?|仓库|程式库",
    "host": r"vpn|bastion|jump ?(?:host|box|server)|kibana|grafana|jenkins|kafka|redis|k8s|堡垒机|跳板机|服务器|伺服器|机房",
    "logs": r"(?:audit |access |server |production )?logs?|审计日志|稽核[记纪]录|日志|记录档",
    "bucket": r"(?:s3 )?buckets?|data ?warehouse|数仓|数据平台|财务系统|报表系统|工单系统",
}
_LATIN = re.compile("[a-z]")


def word_pattern(words: str) -> str:
    """Return a pattern for one of the words, split by |: a Latin one stands by itself, a Chinese one anywhere."""
    latin = "|".join(word for word in words.split("|") if _LATIN.search(word))
    chinese = "|".join(word for word in words.split("|") if not _LATIN.search(word))
    bounded = rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])" if latin else ""
    return "|".join(filter(None, (bounded, chinese)))
