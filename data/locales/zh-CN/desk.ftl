### 服务台自己说的话。

list-between = 、
moment-of-day = { $day } { $time }
cut-here = ……（全文共 { $count } 字）
text-in-file = 全文见下面的文件。
text-goes-on = 这里放不下全文：请在我们的私聊里查看，可以看到全部内容。
label-reach = 联系状态
reach-gone = 无法联系：{ $reason ->
    [blocked] 对方已屏蔽机器人
    [deactivated] 对方账号已停用
    [removed] 机器人已被移出该会话
    [deleted] 该会话已被删除
    [never_started] 对方从未打开过与机器人的会话
   *[other] 该会话无法接收消息
}
label-delivery = 送达情况
delivery-unknown = { $count } 条消息可能未送达
delivery-failed = { $count } 条消息未送达
button-cancel = 取消
button-more = 更多
button-back = 返回
button-skip = 跳过
button-confirm = 提交
button-open = 打开
language-en = English
language-zh-cn = 简体中文
language-zh-tw = 繁體中文
language-called-en = 英文
language-called-zh-cn = 简体中文
language-called-zh-tw = 繁体中文
language-which = 您希望我用哪种语言？
language-chosen = 好的，以后我用简体中文和您交流。
command-language = 选择语言
command-report = 反馈问题、投诉、建议或提问
command-status = 查看反馈进度，例如 { $example }
command-tickets = 列出我的反馈
command-tickets-staff = 列出本部门的工单和我自己的反馈
cannot-read = 我目前只能看懂文字，请用文字告诉我是什么情况。
you-are-welcome = 不客气，有问题随时找我。
desk-apology = 我们这边出了故障。您写的内容没有丢失，编号 { $number }，我们会查看。
refusal-unknown-button = 这个按钮无法识别。
refusal-button-is-old = 这个按钮已经失效，请使用最新的卡片。
refusal-unknown-command = 没有这个命令。发送“{ $slash }help”可以查看我能做什么。
refusal-not-allowed = 只有{ $holders }可以这样做。
refusal-nobody-may = 按公司规定，任何人都不能这样做。
refusal-not-yours = 这不是您的操作。
refusal-unknown-colleague = 公司里没有叫这个名字的同事。
refusal-several-colleagues = 有多位同事叫这个名字，请填写公司文件中的代号：{ $keys }
refusal-nothing-open = 当前没有可以取消的内容。
card-moved = { $subject }：请看下方的新卡片。
refusal-nothing-written = 内容是空的。
refusal-too-long = 内容太长，最多 { $longest } 个字。
home-title = 您的服务台
home-intro = 直接用自己的话告诉我遇到了什么问题，我会马上给您一个编号。也可以从这里开始：
home-intro-staff = 直接用自己的话告诉我，例如“有什么等我审批？”。也可以从这里开始：
home-empty = 目前没有未完成的事项。
home-moved = 请看下方的新总览。
button-next = 下一页
button-prev = 上一页
toast-home = 总览已发到我们的私聊。
taken-back = 此消息已撤回。
meant-which = 您指的是下面哪一项？
meant-not-served = 我明白您想做什么，但目前这里还做不到，也没有提交任何内容。
intent-other = 都不是
intent-help = 看看我能做什么
intent-switch-language = 切换语言
kept-for = 已保存。大约 { $seconds } 秒后我就能看懂文字，到时会回复这一条。在此期间按钮和命令照常可用。
kept-for-now = 已保存。我暂时看不懂文字，恢复后会马上回复这一条。在此期间按钮和命令照常可用。
card-for-others = 这张卡片已不再对您开放。
