### 保存了人们的哪些数据，以及他们怎么说。

command-privacy = 查看保存了您的哪些数据，同意或撤回
privacy-title = 您的数据
privacy-offer = 事情办完后，可以继续保留这条反馈，以便下次更好地帮助您吗？无论如何都会帮您；如果没有同意，办完 { $days } 天后删除。
privacy-offer-again = 关于保存什么、为什么保存的说明有了变化。事情办完后，可以继续保留您的反馈吗？无论如何都会帮您。
privacy-no-notice = 公司没有在这里写明保存什么。任何内容都不会保留超过帮助您所需的时间。
privacy-terms = 保留期限：不属于任何反馈的内容，未经同意只留 { $hours } 小时；办完的反馈 { $tickets } 天，未经同意 { $tickets_without_consent } 天；附件 { $files } 天；我们答复的原文 { $spoken } 天；办完的投诉，即使您删除全部数据，也保留 { $after_complaint } 天；如果没有留下任何其他内容，您的名字和账号在最后一次使用后保留 { $strangers } 天。
privacy-unasked = 尚未答复
privacy-given = 已于 { $at } 同意
privacy-declined = 已于 { $at } 表示不同意
privacy-withdrawn = 已于 { $at } 撤回
label-consent = 同意情况
label-notice-version = 说明版本
button-privacy = 查看说明
button-consent-accept = 同意
button-consent-decline = 不同意
button-consent-withdraw = 撤回同意
button-mydata = 取得我的数据
toast-privacy = 关于您的数据的说明在我们的私聊里。
toast-consent-given = 谢谢，已记下。
toast-consent-declined = 已记下。我们照样帮助您。
toast-consent-withdrawn = 已撤回。我们照样帮助您。
refusal-notice-changed = 这个按钮出现之后，说明有了变化。请重新查看：{ $slash }privacy
refusal-nothing-to-consent-to = 这里没有需要您同意的内容。
deed-privacy-answered = { $said ->
    [given] 同意了隐私说明
    [withdrawn] 撤回了对隐私说明的同意
   *[declined] 没有同意隐私说明
}
command-mydata = 取得保存的关于您的全部数据
mydata-caption = 保存的关于您的全部数据{ $parts ->
    [1] {""}
   *[other] （第 { $part } 部分，共 { $parts } 部分）
}。打开 index.html 即可查看。谁拿到这个文件都能看到内容，请妥善保管。
mydata-title = 保存的关于您的数据
mydata-person = 您本人
mydata-label-name = 名字
mydata-label-language = 语言
mydata-label-zone = 时区
mydata-label-consent = 同意情况
mydata-consent-unasked = 尚未答复
mydata-consent-given = 已同意
mydata-consent-declined = 不同意
mydata-consent-withdrawn = 已撤回
mydata-accounts = 您的账号
mydata-reports = 您的反馈
mydata-counted = 全部条目
mydata-rest = { $what }：{ $count }
kept-people = 您本人
kept-merged-people = 关联账号之前的身份
kept-accounts = 账号
kept-linked-accounts = 已关联账号的名称
kept-link-codes = 关联码
kept-wrong-codes = 输错的关联码
kept-chats = 与您的聊天
kept-former-addresses = 这些聊天以前的地址
kept-command-menus = 其中的命令菜单
kept-backup-codes = 剩余的备用验证码
kept-second-factors = 二次验证
kept-factor-tries = 输错的二次验证码
kept-loans = 委托
kept-tickets = 反馈
kept-ticket-entries = 反馈中的内容
kept-approval-requests = 申请
kept-approval-evidence = 申请所附的材料
kept-approval-marks = 申请的处理经过
kept-delistings = 您提出的下架
kept-delisting-stores = 您下架了应用的商店
kept-delisting-entries = 您为下架所做的事
kept-grants = 您持有或持有过的权限
kept-releases = 您提出的上线
kept-release-events = 上线的处理经过
kept-release-tickets = 您关联到上线的反馈
kept-files = 文件
kept-form-sessions = 表单
kept-tasks = 任务
kept-task-entries = 您为任务所做的事
kept-inbox = 收到的您发来的内容
kept-origins = 形成反馈的您的消息
kept-subscriptions = 您选择接收的通知
kept-announcement-recipients = 发给您的公告
kept-spoken = 我们答复的原文
kept-messages = 发给您的消息
kept-cards = 给您看过的卡片
kept-audit-entries = 记载您所做的事的审计日志
mydata-untold = 每一条都在 data.json 里。其中没有：工作人员之间的内部备注（只列出有过备注）、校验值，以及会让别人冒充您的关联码。
toast-mydata = 您的数据在我们的私聊里。
toast-mydata-again = 刚才已经给过您，或者正在发送：请看我们的私聊。
intent-request-my-data = 取得我的数据
deed-privacy-given = 取得了关于自己的全部数据（共 { $parts } 部分）
command-forget = 删除保存的关于您的全部数据
command-hold = 依法保留某人的数据：单号、最后一天（或 off）、原因
button-forget = 删除我的数据…
button-forget-now = 永久删除
intent-erase-my-data = 删除我的数据
somebody-erased = （已删除）
erasure-title = 要删除保存的关于您的全部数据吗？
erasure-title-waits = 已删除，必须保留的除外
erasure-title-done = 已删除
erasure-goes = 永久删除：您的名字、语言、同意情况、{ $tickets } 条反馈、{ $files } 个文件，以及您说过的和我们告诉过您的全部内容。
erasure-account = 删除：{ $platform }：{ $name }。之后从那里发来的内容，会被当作一位新用户。
erasure-copies = 我们发给您的消息，以及公司频道里关于您的反馈的消息，都会删除；平台不再允许删除的（Telegram 超过 48 小时），改为覆盖。没能处理到的会告诉您。
erasure-stays-hold = 保留：全部数据，依法保留到 { $until }，届时自动删除。
erasure-stays-complaint = 保留：{ $subject }，已处理的投诉，到 { $until }，届时自动删除。
erasure-stays-complaint-open = 保留：{ $subject }，正在处理的投诉，连同您的名字和联系方式，直到关闭后 { $days } 天，届时自动删除。
erasure-stays-decisions = 永久保留（这是公司的决定）：您提出过 { $requests } 次申请、持有过 { $grants } 项权限，只留编号、审批人和时间。您为此写的内容会被删除。
erasure-always-stays = 另外保留：反馈的编号和处理过的事实，不含名字和内容，以便审计日志仍可核对。备份里只有没有您的密钥就无法打开的密文。
erasure-waits = 不再需要的内容已全部删除。其余内容和您的密钥会自动随后删除；在此之前，较早的备份仍可能被打开。
erasure-done = 您的数据已删除，能打开其副本的密钥也已销毁。
erasure-copies-on-the-way = 正在撤回我们的消息。
erasure-copies-told = 我们的消息：{ $deleted } 条已删除，{ $overwritten } 条已覆盖，{ $unreached } 条没能处理到。
erasure-left-private = 我们的私聊
erasure-left-group = 群组
erasure-left-where = – 未能处理：{ $place }（{ $platform }）
erasure-left-since = { $where }，发送于 { $at }
erasure-left-about = ，关于 { $subject }
erasure-your-own = 您自己写的消息还在您的聊天里，只有您能删除。
erasure-below = 见下方。
toast-forget = 会删除什么、保留什么，请看我们的私聊。
toast-forgotten = 正在删除。
toast-forget-changed = 要删除或保留的内容有变化，请再看一遍。
toast-held = 已记下：在那之前，不会删除这位反馈人的数据。
toast-released = 已记下：不再保留。
refusal-company-keeps-its-own = 您在这里工作：公司的名册里有您，您为公司做的事属于公司。请联系管理员。
refusal-hold-not-understood = 请写单号、最后一天和原因，例如：FB-7 2026-12-31 法院命令 12/26。要结束保留：FB-7 off 和原因。
refusal-hold-in-the-past = 那一天已经过去了。
state-erased = 已删除
ticket-erased-title = { $subject } · { $kind }
ticket-erased = 这里写过的内容已删除。
deed-privacy-asked-to-forget = 询问会删除自己的哪些数据（{ $subject }）
deed-privacy-forgotten = 删除了保存的某人的数据（{ $subject }）：{ $state ->
    [waiting] 暂时保留 { $stays } 项
   *[done] 没有保留
}
deed-privacy-held = 依法保留 { $ticket } 反馈人的数据到 { $until }
deed-privacy-released = 不再保留 { $subject } 反馈人的数据
deed-privacy-forgotten-again = 恢复备份后再次删除了 { $subject }
deed-privacy-kept-no-longer = 删除了保留期满的内容（反馈 { $tickets } 条，文件 { $files } 个，答复 { $spoken } 条，表单 { $forms } 份）
erasure-told-here = 您在另一个账号上要求删除您的数据。{ $state ->
    [waiting] 不再需要的内容这里也已删除，其余的处理完毕后删除。
   *[done] 您的全部数据已删除，这里也一样。之后您再来消息，对我们来说就是新用户。
}
