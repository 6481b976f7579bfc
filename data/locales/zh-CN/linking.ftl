### 同一个人的多个账号。

command-link = 关联我在另一个平台的账号
command-unlink = 解除账号关联
link-code-title = 您的关联码
link-code-how = 请在 { $platform } 上与我的私聊中发送“{ $command }”和这个关联码。不要告诉任何人：谁输入它，谁就成为这里的您。
link-code-until = 只能使用一次，有效期至 { $until }。
link-code-dead = 您的关联码已失效：{ $why ->
    [seen] 它被发在了别人能看到的地方。
   *[tries] 输错次数过多。
}需要的话请重新发送“{ $slash }link”获取新码。
link-asked = 有人输入了您的关联码：{ $platform }，{ $name }。这是您自己的账号吗？
link-asked-means = 同意后，两个账号成为同一个人，双方都能看到对方提交的反馈。没有您的同意什么都不会发生；请在 { $until } 前答复。
link-awaited = 关联码正确。请到获取它的 { $platform } 上点按钮同意。
link-awaited-means = 同意之后，获取关联码的人会看到您提交的反馈。如果这个码是别人发给您的，请立即取消。
link-unconfirmed = 未关联：{ $why ->
    [declined] 获取关联码的一方没有同意。
    [expired] 没有人及时同意。
   *[other] 这个关联码已失效。
}
link-linked = 已关联 { $platform }：{ $name }。
link-linked-means = 两个账号现在是同一个人，反馈、语言和权限相同。如果不是您本人操作，请立即解除关联。
link-unlinked = { $platform }：{ $name } 已解除关联。
link-unlinked-went = { $count ->
    [0] 那边没有提交过反馈，所有反馈都留在另一个账号。
   *[other] 在那边提交的 { $count } 条反馈随它而去，其余的留在另一个账号。
}
link-accounts-title = 您的账号
link-account = { $platform }：{ $name }
link-alone = 没有关联其他账号。
link-unlink-means = 解除关联后，{ $platform }：{ $name } 将成为独立的人。在那边提交的反馈随它而去，其余的反馈和您的权限留在这里。
button-link = 关联账号
button-link-code = 我有关联码
button-link-back = 取消关联
button-link-now = 是我本人
button-link-not = 不是
button-unlink = 解除关联…
button-unlink-now = 解除 { $platform }
toast-accounts = 您的账号已发到我们的私聊。
toast-linked = 已关联。
toast-not-linked = 未关联，关联码已失效。
toast-unlinked = 已解除关联。
form-link-title = 关联账号
form-link-intro = 您自己的另一个账号显示的关联码是什么？别人发来的关联码请不要输入。
form-link-submit = 关联
field-link-code = 关联码
refusal-only-in-private = 关联码只给您本人看，请在我们的私聊中使用这个命令。
refusal-already-linked = 您在各个平台的账号都已关联。
refusal-not-a-code = 这不是关联码。关联码由九个字母和数字组成，例如 7KM-4QX-9TB。
refusal-unknown-code = 这个关联码无效：可能输错、已使用或已过期。{ $left ->
    [0] 这个账号一小时内不能再试。
   *[other] 还可以试 { $left } 次。
}
refusal-too-many-wrong-codes = 这个账号输错关联码次数过多，请 { $minutes } 分钟后再试。
refusal-code-seen-by-others = 别人能看到这个关联码，所以它已失效。请重新获取，并在我们的私聊中输入。
refusal-own-code = 这个关联码是您自己获取的，请在您的另一个账号上输入；它仍然有效。
refusal-same-platform-twice = 未关联：双方都已有 { $platform ->
    [slack] Slack
   *[telegram] Telegram
} 账号，每个平台只能有一个。
refusal-waits-for-its-maker = 这个关联码已经在这里输入过，请到获取它的平台上同意。
refusal-company-shows-the-code = 未关联：方向反了。请用这个账号获取关联码，再到另一个账号上输入。如果这个码是别人给您的，请不要把您自己的码告诉任何人。
refusal-both-of-the-company = 未关联：公司名册上你们是两个人。
refusal-nothing-linked = 没有其他账号与这个账号关联。
refusal-to-be-forgotten = 未关联：这个账号正在等待删除数据，而员工的数据由公司管理。删除完成后请再与我们联系。
