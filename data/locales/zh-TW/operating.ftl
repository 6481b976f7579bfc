### What admins read of the desk's own troubles.

platform-slack = Slack
platform-telegram = Telegram
platform-silent-title = { $platform } 發生異常
platform-silent = { $reason }在部署主機上執行「deskbell doctor」可以查看處理方式。
platform-silent-kept = 內容不會遺失：要發到該平台的訊息會等它恢復後再送出。
platform-back = { $platform } 已恢復，等待中的訊息正在送出。
trouble-silent = 已有一段時間沒有收到該平台的任何訊息。
trouble-token = 該平台不再接受機器人的權杖。
trouble-scope = 該平台沒有授予機器人所需的權限。
trouble-unreachable = 無法連線到該平台。
trouble-other = 該平台拒絕了機器人的請求。
label-pager = 值班呼叫
page-called = 正在通知
page-done = 已送達
page-failed = 拒絕接收（{ $reason }）
page-gone = 不再接收通知
page-given-up = 無法送達（{ $reason }），不再重試
