"""Finds what access is asked to, by the words around it, whatever it is called."""

import re
from collections.abc import Iterator

_WORD = r"[a-z][a-z0-9_\-]*"
_SMALL = (
    r"(?:a|an|the|my|your|his|her|our|their|me|i|we|you|it|its|this|that|these|those|any|some|all|no|more|less|full|small|same|such|what|which|who|up|have|has|had|need|"
    r"needs|needed|want|wants|get|gets|give|given|gave|got|grant|grants|granted|revoke|return|remove|drop|end|temp|temporary|elevated|emergency|extra|own|old|new|please|pls|"
    r"kindly|can|could|and|or|for|to|of|on|in|with|without|is|was|be|been|has|by|from|at|as|if|not|access|rights?|permissions?|request|requesting|requested|"
    r"unauthori[sz]ed|public|open|quick|easy|internet|remote|customer|early|longer|normal|missing|lost|lose|without|weeks?|days?|hours?|months?|minutes?|read|write|about|support|back|just|only|still|s)"
)
_NOUN = rf"(?!{_SMALL}(?![a-z0-9_\-])){_WORD}"
_NOUNS = rf"{_NOUN}(?: {_NOUN}){{0,2}}?"
_EDGE = r"(?=$|\s*[,.;:!?()]|\s(?:for|until|till?|from|while|so|because|since|please|pls|lah|this|that|today|tomorrow|tonight|again|now|and|but|is|was|by|on|in|as|to|before|after|anymore|any|i|we|thx|thanks|abeg|sir|next|[0-9]))"
_TO = re.compile(
    rf"\b(?:access (?:to|for|on)|(?:permissions?|rights?) (?:for|on)) (?:the |our |your |my )?(?P<opened>{_NOUNS}){_EDGE}"
)
_OF = re.compile(
    rf"(?<![a-z0-9_\-])(?P<opened>{_NOUN}(?: {_NOUN})?) (?:access|rights|permissions?|role)(?![a-z])"
)
_CHINESE_SMALL = r"我|你|他|她|它|咱|们|这|那|所有|全部|临时|基本|紧急|什么|啥|相关|原有|权|一|个|点|些|下|的|是|有|没|不|其|多|高|该|此|之|各|任何|应|当|本|嗰|佢|返|咗|把|给|请|审|批|用户|存取|访问"
_CHINESE = re.compile(
    rf"(?:申请|开通|开一?下|开个|需要|还要|想要|索取|退还|归还|交还|交回|收回|撤销|回收|注销|移除|拿掉|解除|取消|延长|续|借用?|批)(?:一下|个|下|咗)?"
    rf"(?P<opened>(?:(?!{_CHINESE_SMALL})[\u4e00-\u9fffa-z0-9]){{2,8}}) ?的?(?:访问|存取|使用|操作|登录|进入)?(?:权限|权(?!威|益|利|重))"
)


def find_opened(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the places of what is opened, without the words for access themselves."""
    for pattern in (_TO, _OF, _CHINESE):
        for match in pattern.finditer(plain):
            yield match.span("opened")
