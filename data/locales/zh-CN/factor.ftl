### 二次验证。

command-secondfactor = 设置、更换或报失我的二次验证
factor-title = 您的二次验证
factor-none = 尚未设置。再次发送这个命令即可设置。
factor-since = 自 { $since } 起生效。有风险的操作需要验证器上的验证码，只偷到聊天账号什么也做不了。
factor-left = { $count ->
    [0] 备用验证码已用完。请立即更换，届时会得到十个新的。
   *[other] 还有 { $count } 个备用验证码。
}
factor-picture = 请用验证器应用扫描。确认之后，这张图片和下面的密钥会被删除，最迟十分钟后删除。
factor-picture-alt = 二维码，内容是下一条消息中的密钥
factor-secret-title = 设置二次验证
factor-secret-how = 如果无法扫描图片，请把这个密钥输入验证器，不要给任何人看。然后用它显示的第一个验证码确认。
factor-secret-until = 请在 { $until } 前确认。
factor-codes-title = 您的备用验证码
factor-codes-how = 手机不在身边时，每个可以代替验证码使用一次。请现在就记下来：以后谁也无法再次显示。
factor-codes-until = 这条消息将于 { $until } 删除。
factor-in-force = 您的二次验证已生效。如果不是您本人操作，请立即告诉管理员。
factor-not-finished = 您的二次验证没有及时确认。刚才显示的内容已作废，请发送“{ $slash }secondfactor”命令重新开始。
factor-paused = 您在 { $platform } 上的二次验证码输错次数过多，{ $minutes } 分钟内不再接受。如果不是您本人，说明有人在使用您那边的账号，请立即告诉管理员。
factor-backup-used = { $left ->
    [0] 使用了一个备用验证码，这是最后一个。请用“{ $slash }secondfactor”命令更换二次验证。
   *[other] 使用了一个备用验证码，还剩 { $left } 个。
}如果不是您本人操作，请立即告诉管理员。
factor-reset-asked = 有人请求管理员解除您的二次验证。如果不是您本人，请立即告诉其中一位。
factor-reset-done = 两位管理员已解除您的二次验证。请用“{ $slash }secondfactor”命令重新设置。
factor-reset-refused = 一位管理员拒绝解除您的二次验证，它继续有效。
factor-reset-expired = 您的二次验证继续有效：一天之内没有足够的管理员同意。
reset-title = 解除二次验证
reset-waiting = 需要两位管理员同意，截止 { $until }。
reset-make-sure = 请用这个聊天以外的方式核实确实是本人请求：偷到账号的人也会这样请求。
reset-done = 已完成：两位管理员已同意。
reset-refused = 已拒绝：继续有效。
reset-expired = 已过期：没有足够的管理员及时同意。
label-reset-person = 谁的
label-reset-asked = 请求人
label-reset-agreed = 第一位同意
button-enrol = 输入验证码确认
button-kept-codes = 我已记下
button-replace = 更换…
button-lost = 丢失了
button-reset = 解除
button-leave = 不解除
toast-factor = 请到我们的私聊中继续。
toast-in-force = 已确认。备用验证码在我们的私聊中。
toast-reset-asked = 已请求管理员，需要其中两位同意。
form-enrol-title = 二次验证
form-enrol-intro = 您的验证器显示什么验证码？
form-enrol-submit = 确认
field-enrol-code = 六位数字
form-replace-title = 二次验证
form-replace-intro = 输入现有二次验证的验证码后即可设置新的。新的确认之前，现有的继续有效。
form-replace-submit = 更换
form-prove-title = 二次验证
form-prove-intro = 这个操作需要验证器上的验证码或备用验证码。
form-prove-submit = 继续
field-proof = 二次验证码
form-secret = 请把验证码发在这里，我会立即删除您的消息。
typed-stays = 我无法删除您发送验证码的那条消息，请自行删除；那个验证码已作废。
refusal-factor-needed = 这个操作需要二次验证，而您尚未设置。请在我们的私聊中用“{ $slash }secondfactor”命令设置，然后再试一次。
refusal-not-a-factor-code = 这不是验证码。请输入验证器显示的六位数字，或备用验证码，例如 7KM-4QX-9TB-2WE。
refusal-wrong-factor-code = 这个验证码无效，还可以试 { $left } 次。
refusal-factor-code-used = 这个验证码已用过，请等下一个。
refusal-too-many-factor-codes = 验证码输错次数过多，{ $minutes } 分钟内不再接受，之后请重试。
refusal-enrolment-is-over = 没有及时确认，或者您已重新开始。请再次发送“{ $slash }secondfactor”命令。
refusal-enrolment-code-wrong = 这个验证码不符。请检查扫描的是不是最新的图片，手机时间是不是自动设置。
refusal-unknown-reset = 没有这个请求。
refusal-own-reset = 不能解除自己的二次验证，需要另外两位管理员同意。
refusal-agreed-already = 您已经同意，还需要另一位管理员。
refusal-too-few-admins = 没有另外两位管理员可以同意，请联系运行服务台的人。
refusal-reset-is-over = 这个请求已结束：已完成、已拒绝或已过期。
refusal-reset-waits = 已经请求过管理员。
refusal-no-factor = 没有可以解除的二次验证。
refusal-nobody-called = 公司里没有叫这个名字的人。
deed-factor-begun = 开始设置二次验证
deed-factor-not-finished = 二次验证没有及时确认
deed-factor-in-force = 确认了二次验证
deed-factor-confirmed = 输入了二次验证码
deed-factor-backup-used = 使用了备用验证码
deed-factor-replayed = 输入了用过的验证码
deed-factor-wrong-code = 输入了错误的验证码
deed-factor-paused = 输错验证码次数过多
deed-factor-reset-asked = 请求解除二次验证
deed-factor-reset-agreed = 同意解除二次验证
deed-factor-reset = 解除了二次验证
deed-factor-reset-refused = 拒绝解除二次验证
deed-factor-reset-expired = 解除二次验证的请求过期
