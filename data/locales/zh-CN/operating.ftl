### What admins read of the desk's own troubles.

platform-slack = Slack
platform-telegram = Telegram
platform-silent-title = { $platform } 出现异常
platform-silent = { $reason }在部署机器上运行“deskbell doctor”可以查看处理办法。
platform-silent-kept = 内容不会丢失：要发到该平台的消息会等它恢复后再发出。
platform-back = { $platform } 已恢复，等待中的消息正在发出。
trouble-silent = 已有一段时间没有收到该平台的任何消息。
trouble-token = 该平台不再接受机器人的令牌。
trouble-scope = 该平台没有授予机器人所需的权限。
trouble-unreachable = 无法连接到该平台。
trouble-other = 该平台拒绝了机器人的请求。
label-pager = 值班呼叫
page-called = 正在通知
page-done = 已送达
page-failed = 拒绝接收（{ $reason }）
page-gone = 不再接收通知
page-given-up = 无法送达（{ $reason }），不再重试
