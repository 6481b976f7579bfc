### 值班表。

command-oncall = 查看谁在值班
duty-title = 值班
duty-line = { $rota }：{ $who }，值到 { $until }，接班：{ $after }
duty-alone = { $rota }：{ $who }
duty-nobody = { $rota }：无人值班
duty-no-rota = 没有值班表。
intent-who-is-on-call = 查看谁在值班
duty-instead = { $who }（代 { $relieved }）
duty-to-come = { $rota }：{ $who } 将代 { $relieved } 值班，{ $begins } 至 { $until }
duty-news-covered = { $rota }：{ $who } 代 { $relieved } 值班，{ $begins } 至 { $until }。
duty-asked = 代班申请 · { $rota }
duty-label-from = 开始
duty-label-until = 结束
duty-too-late = 同意时时间已过，没有换班。
duty-button-swap = 请人代班 · { $rota }
duty-button-take = 我来值班 · { $rota }
command-swap = 请同事代班
form-swap-title = 请人代班
form-swap-intro = 请谁代您值班？对方同意之前，仍由您值班。
form-swap-submit = 提交
field-swap-person = 请谁（姓名，或公司文件中的代号）
field-swap-from = 从何时起（不填则从现在起）
field-swap-until = 最后一天，或到何时（不填则到本次值班结束）
field-swap-rota = 哪个值班表（不填则为您正在值的）
form-mend-duty-title = 改时间
form-mend-duty-intro = { $subject } 中不填的内容保持不变。
form-mend-duty-submit = 提交
field-mend-duty-from = 从何时起
field-mend-duty-until = 最后一天，或到何时
form-takeduty-title = 接过值班
form-takeduty-intro = 从现在起由您值班，并通知被替换的人。
form-takeduty-submit = 提交
field-takeduty-until = 最后一天，或到何时（不填则到本次值班结束）
toast-duty-taken = 由您值班，到 { $until }。
intent-swap-duty = 请人代班
refusal-not-on-duty = 您那时没有可以请人代的班。用 { $slash }oncall 查看谁在值班。
refusal-not-in-rota = 只有该值班表的成员可以这样做。
refusal-on-duty-already = 已经是您在值班了。
refusal-cannot-cover = { $who } 不在该值班表中，也不在您的部门，或者没有和我私聊过。
deed-duty-covered = 在 { $rota } 代 person.{ $relieved } 值班，{ $from } 至 { $until }
duty-button-wake-me = 叫醒我（测试）
toast-waking = 正在呼叫：{ $systems }。结果会告诉您。
duty-wake-title = 叫醒我：测试
duty-wake-call = 这是 { $rota } 的测试：有告警时会这样叫醒您。
duty-wake-tried = { $outcome ->
    [done] { $system } 已接受呼叫。
    [gone] { $system } 不再接受呼叫。
    [given_up] 联系不上 { $system }（{ $reason }）。
   *[failed] { $system } 拒绝了呼叫（{ $reason }）。
}
duty-wake-listen = 如果两分钟内电话没有响，有告警时也叫不醒您，请检查登记的号码。
duty-wake-broken = 有告警时它叫不醒您，请通知服务台的管理人员。
refusal-nobody-calls = 没有配置电话或短信系统。
deed-duty-wake = 测试了 { $subject } 的叫醒
