### 公告与订阅。

command-announce = 起草公告
command-announcements = 查看公告
command-subscribe = 选择接收哪些公告
announced-kind-update = 更新
announced-kind-delisting = 下架
announced-kind-maintenance = 维护
announced-kind-incident = 故障
announced-kind-general = 动态
announced-to-subscribers = 订阅用户
announced-to-users = 全部用户
announced-to-staff = 员工
announced-to-everyone = 所有人
announced-reached = { $audience }（目前 { $count } 个接收方）
announced-undated = 待定，由发布人安排
announced-title = { $about } · { $kind }
announced-corrected = （已于 { $at } 更正）
announced-confirmed = ✓ 您已于 { $at } 回复知道了。
announced-number = { $subject }
announced-why-app = { $subject } · 您曾就{ $app }联系过我们或已订阅，因此收到这条公告。
announced-why-subscribers = { $subject } · 您曾联系过我们或已订阅，因此收到这条公告。
announced-why-users = { $subject } · 您是我们的用户，因此收到这条公告。
announced-why-staff = { $subject } · 您是公司员工，因此收到这条公告。
announced-why-everyone = { $subject } · 这条公告发给我们认识的每一个人。
announced-why-mandatory = { $subject } · 无论是否退订，相关用户都会收到：应用停止服务，您必须及时知道。
announced-detail-reason = 原因
announced-detail-take-down-date = 下架日期
announced-detail-end-of-service-date = 停止服务日期
announced-detail-stores = 应用商店
announced-detail-alternative = 替代方案
announced-detail-export-until = 数据导出截止
announced-detail-refund-until = 退款截止
announced-detail-contact = 联系方式
announced-detail-follow-up = 后续措施
announced-detail-user-data = 用户数据
announced-detail-version = 版本
announced-detail-starts = 开始时间
announced-detail-ends = 结束时间
announced-detail-affected = 影响范围
announced-detail-next-news = 下次通报时间
announced-days-left =
    { $days ->
        [0] { $app } 今天下架。
        [1] { $app } 将于明天下架。
       *[other] { $app } 将在 { $days } 天后下架。
    }
announced-follow-up-done = { $app } 已下架，公布的后续措施均已完成。感谢您一直以来的使用。
announcement-again = { $subject } 再次通知 · { $title }
task-promised-follow-up = { $about }：落实公告中的后续措施
announcement-asked = 公告 { $subject } · { $title }
announcement-title = { $subject } · { $title }
announcement-corrects = 这是对已发出内容的更正：每一份都会被修改。
announcement-body = { $language }：{ $body }
announcement-missing = ⚠ 尚未撰写
announcement-doubt-missing = ⚠ 缺少{ $language }。
announcement-doubt-links-differ = ⚠ { $language }缺少其他语言中的链接：{ $what }
announcement-doubt-day-over = ⚠ { $language }中的日期已过或不存在：{ $what }
announcement-doubt-other-script = ⚠ { $language }中混入了另一种字体的字：{ $what }
announcement-doubt-mention = ⚠ { $language }中有类似呼叫他人的内容：{ $what }
announcement-doubt-banned = ⚠ { $language }中有公司不希望使用的词：{ $what }
announcement-doubt-dead-link = ⚠ 链接打不开（返回 { $why }）：{ $what }
announcement-doubt-silent-link =
    { $why ->
        [too_slow] ⚠ 链接响应太慢：{ $what }
        [forbidden] ⚠ 链接指向非公网地址：{ $what }
        [endless] ⚠ 链接不停跳转：{ $what }
       *[unreachable] ⚠ 链接无法访问：{ $what }
    }
announcement-doubt-new-link = … 正在检查链接：{ $what }
announcement-doubt-not-told = ⚠ 没有写明：{ $what }
announcement-doubt-not-told-in = ⚠ 这一项没有{ $language }内容：{ $what }
announcement-is-draft = 草稿：尚未提交审核。
announcement-is-review = 审核中。
announcement-is-rejected = 审核未通过，不会发出。
announcement-is-approved = 审核通过，安排时间后发出。
announcement-is-scheduled = 审核通过，将于 { $at } 发出。
announcement-is-sending = 自 { $at } 起发送中。
announcement-is-paused = 已暂停。
announcement-is-sent = 已于 { $at } 发送完毕。
announcement-is-cancelled = 已取消。
announcement-is-recalled = 已于 { $at } 撤回。
announcement-standing-draft = 草稿
announcement-standing-review = 审核中
announcement-standing-rejected = 未通过
announcement-standing-approved = 已通过，未定时间
announcement-standing-scheduled = 已安排
announcement-standing-sending = 发送中
announcement-standing-paused = 已暂停
announcement-standing-sent = 已发送
announcement-standing-cancelled = 已取消
announcement-standing-recalled = 已撤回
announcement-progress = { $bar } { $done } / { $total }
announcement-confirmed = 已点“知道了”：{ $count }
announcement-copies-sent = 已发送：{ $count }
announcement-copies-pending = 发送中：{ $count }
announcement-copies-correcting = 更正中：{ $count }
announcement-copies-quiet = 等免打扰时段结束：{ $count }
announcement-copies-held = 暂缓：{ $count }
announcement-copies-unknown = 不确定是否送达：{ $count }
announcement-copies-failed = 失败：{ $count }
announcement-copies-blocked = 对方已屏蔽：{ $count }
announcement-copies-stale = 未能更正：{ $count }
announcement-copies-unwanted = 发送前已不再接收：{ $count }
announcement-copies-opted-out = 已退订：{ $count }
announcement-copies-unreachable = 无法联系：{ $count }
announcement-copies-cancelled = 不再发送：{ $count }
announcement-copies-wanted = 撤回中：{ $count }
announcement-copies-overwrite = 覆盖中：{ $count }
announcement-copies-unsent = 尚未发出：{ $count }
announcement-copies-deleted = 已删除：{ $count }
announcement-copies-overwritten = 已覆盖：{ $count }
announcement-copies-unreached = 可能仍可看到：{ $count }
announcement-report = { $subject } 发送报告
announcement-reason =
    { $reason ->
        [blocked] 对方屏蔽了服务台
        [deactivated] 账号已停用
        [removed] 服务台已被移出
        [deleted] 群已解散
        [never_started] 从未给服务台发过消息
        [chat_not_found] 会话不存在
        [channel_not_found] 频道不存在
        [is_archived] 频道已归档
        [not_in_channel] 服务台不在频道中
        [user_not_found] 账号不存在
        [no_rights] 服务台没有发言权限
        [refused] 平台拒绝
        [message_too_long] 内容太长
        [connection_lost] 发送时连接中断
        [timeout] 平台未及时响应
        [cannot_be_deleted] 时间太久，无法删除
        [cant_delete_message] 平台不允许删除
        [message_not_found] 消息已不存在
        [untold] 未说明原因
       *[other] { $reason }
    }
announcement-unreached-unknown = · { $who }（{ $platform }）：不确定（{ $reason }）
announcement-unreached-failed = · { $who }（{ $platform }）：失败（{ $reason }）
announcement-unreached-blocked = · { $who }（{ $platform }）：已屏蔽（{ $reason }）
announcement-unreached-stale = · { $who }（{ $platform }）：看到的仍是更正前的内容（{ $reason }）
announcement-unreached-kept = · { $who }（{ $platform }）：可能仍能看到（{ $reason }）
announcement-table-kept = 可能仍能看到
announcement-table-who = 接收方
announcement-table-platform = 平台
announcement-table-outcome = 结果
announcement-table-reason = 原因
announcement-table-unknown = 不确定
announcement-table-failed = 失败
announcement-table-blocked = 已屏蔽
announcement-table-stale = 看到的仍是更正前的内容
announcement-test = { $subject } 试发：{ $language }读者看到的内容如下。
announcements-none = 目前还没有公告。
announcements-title = 公告
announcements-line = { $subject } · { $title } · { $standing }
label-announced-kind = 类别
label-announced-app = 应用
label-announced-to = 接收方
announced-only-asked = 订阅了动态的用户
label-announced-only = 仅限
label-announced-when = 发出时间
label-announced-about = 关联
label-announced-by = 起草人
button-submit = 提交审核
button-edit = 修改
button-test-send = 试发给我
button-schedule = 安排时间
button-pause = 暂停
button-announced-resume = 继续发送
button-announced-cancel = 取消公告
button-correct = 更正
button-recall = 撤回
button-opt-out = 退订
button-got-it = 知道了
button-subscribe = 订阅
subscriptions-title = 您接收的公告
subscriptions-of-chat = 这里接收的公告
subscription-mandatory = ✓ { $kind }：必须及时知道，始终接收
subscription-yes = ✓ { $kind }
subscription-usual = ✓ { $kind }：您联系过我们的应用
subscription-no = ✗ { $kind }
subscription-asked = ✗ { $kind }：只收到发给全部用户的通知
subscription-app-yes = ✓ { $app }：与它有关的全部公告
subscription-app-no = ✗ { $app }：只有停止服务时告诉您
subscription-button-opt-out = 退订：{ $kind }
subscription-button-subscribe = 订阅：{ $kind }
news-announcement-approved = { $subject } 审核通过，安排时间后发出。
news-announcement-stopped = { $subject } 没有发出：内容与审核时不一致，已退回草稿。
news-subscribed = 您将继续收到这类公告：{ $kind }。
news-opted-out = 您不会再收到这类公告：{ $kind }。
news-app-subscribed = 与{ $app }有关的公告都会告诉您。
news-app-opted-out = 除停止服务外，不再告诉您{ $app }的公告。
form-announcement-title = 起草公告
form-announcement-intro = 发出前由另一个人审核。
form-announcement-submit = 提交审核
field-announcement-kind = 类别
field-announcement-app = 关于哪个应用
field-announcement-title = 内部标题，不会发出
field-announcement-reason = 原因（每种语言一行）
field-announcement-take-down-date = 下架日期
field-announcement-end-of-service-date = 停止服务日期
field-announcement-stores = 应用商店（用逗号分开）
field-announcement-alternative = 替代方案（每种语言一行）
field-announcement-export-until = 数据导出截止日期
field-announcement-refund-until = 退款截止日期（或填联系方式）
field-announcement-contact = 联系方式（或填退款截止日期）
field-announcement-follow-up = 后续措施（每种语言一行）
field-announcement-user-data = 用户数据如何处理
field-announcement-version = 版本
field-announcement-starts = 开始时间
field-announcement-ends = 结束时间
field-announcement-affected = 影响范围（每种语言一行）
field-announcement-next-news = 下次通报时间
field-announcement-body-en = 英文内容
field-announcement-body-zh-cn = 简体中文内容
field-announcement-body-zh-tw = 繁体中文内容
field-announcement-when = 何时发出（选今天不选时间即立即发出）
field-announcement-time-zone = 时区，例如 Asia/Shanghai
field-announcement-audience = 发给谁
field-announcement-narrow = 发给其中的全部，还是一部分？
announced-to-all = 全部
announced-narrow-platform = 只发某个平台
announced-narrow-language = 只发某种语言
announced-narrow-group = 只发某个部门或角色
announced-narrow-several = 按多个条件
field-announcement-to-platform = 只发给某一平台
field-announcement-to-language = 只发给使用某种语言的人
field-announcement-to-group = 只发给某个部门或角色
refusal-nobody-of-that = 用户不属于任何部门：请选择员工或所有人，或者不填这一项。
form-mend-announcement-title = 修改公告
form-mend-announcement-intro = 留空的部分保持不变。已经审批 { $subject } 的人需要重新审批。
form-mend-announcement-submit = 提交
form-edit-announcement-title = 修改公告
form-edit-announcement-intro = 留空的部分保持不变。{ $subject } 需要重新审核。
form-edit-announcement-submit = 提交审核
form-schedule-title = 安排时间
form-schedule-intro = { $subject } 何时发出？留空则立即发出。
form-schedule-submit = 提交
field-schedule-when = 何时发出（选今天不选时间即立即发出）
field-schedule-time-zone = 时区
form-correct-title = 更正公告
form-correct-intro = 留空的部分保持不变。审核通过后，{ $subject } 的每一份都会被修改。
form-correct-submit = 提交审核
toast-announced = { $subject } 已保存。
toast-announced-test = { $subject } 的试发内容在您的私聊里。
toast-announced-cancelled = { $subject } 已取消。
toast-correction = { $subject } 的更正正在审核。
toast-scheduled = { $subject } 将于 { $at } 发出。
toast-paused = { $subject } 已暂停。
toast-resumed = { $subject } 继续发送。
toast-recalled = 正在撤回 { $subject }。
toast-subscribed = 已订阅。
toast-opted-out = 已退订。
toast-confirmed = 谢谢，已记下。
toast-subscriptions = 您的公告设置在私聊里。
refusal-unknown-announcement = 没有您能查看的公告 { $number }。发送“{ $slash }announcements”可以查看列表。
refusal-announcement-moved-on =
    { $standing ->
        [draft] { $subject } 还是草稿，现在不能这样做。
        [review] { $subject } 正在审核，请修改审批材料。
        [rejected] { $subject } 审核未通过。
        [approved] { $subject } 还没有安排时间。
        [scheduled] { $subject } 已安排，时间也经过了审核。
        [sending] { $subject } 正在发送。
        [paused] { $subject } 已暂停。
        [sent] { $subject } 已经发送完毕。
        [cancelled] { $subject } 已取消。
       *[recalled] { $subject } 已撤回。
    }
refusal-languages-missing = { $subject } 的语言还不齐全，缺少：{ $languages }。
refusal-nothing-to-correct = { $subject } 的内容已经是这样。
refusal-under-correction = { $subject } 的另一份更正正在审核：{ $number }。
refusal-placeholder-left = 还有内容没有填写：{ $found }
refusal-bad-link = 这个链接无法安全打开，请以 https:// 开头并写明网站：{ $found }
refusal-time-not-understood = 无法识别这个时间。例如：2026-03-09T10:00、PT2H 或 现在。
refusal-time-is-over = 这个时间已过，或者太远。
refusal-too-long-together = 全部语言的内容加起来超过 { $most } 个字，审核卡片放不下，请缩短。
refusal-refund-or-contact = 请填写退款截止日期或联系方式。
refusal-ends-before-it-starts = 结束时间早于开始时间。
refusal-unknown-zone = 没有这个时区。例如：Asia/Shanghai。
refusal-must-be-told = 这类公告不能退订：应用停止服务，您必须及时知道。
deed-announcements-drafted = 起草了 { $subject }
deed-announcements-edited = 修改了 { $subject }
deed-announcements-tested = 把 { $subject } 试发给自己
deed-announcements-reviewed = 让 { $subject } 按审核的内容发出
deed-announcements-scheduled = 安排了 { $subject } 的时间
deed-announcements-begun = 开始发送 { $subject }
deed-announcements-stopped = 没有发送 { $subject }：与审核的内容不一致
deed-announcements-paused = 暂停了 { $subject }
deed-announcements-resumed = 继续发送 { $subject }
deed-announcements-cancelled = 取消了 { $subject }
deed-announcements-sent = 把 { $subject } 发给了所有接收方
deed-announcements-confirmed = 表示已收到 { $subject }
deed-announcements-corrected = 更正了 { $subject } 的每一份
deed-announcements-recalled = 撤回了 { $subject }
deed-announcements-subscribed = 订阅了一类公告
deed-announcements-unsubscribed = 退订了一类公告
deed-announcements-app-subscribed = 订阅了一个应用的公告
deed-announcements-app-unsubscribed = 退订了一个应用的公告
intent-announce-update = 发布更新公告
intent-list-announcements = 查看公告
intent-cancel-announcement = 取消公告
intent-subscribe = 订阅公告
intent-unsubscribe = 退订公告
