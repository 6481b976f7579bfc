### 审计日志。

audit-head-title = 审计日志 { $day }
audit-head = 以上内容封存了截至第 { $entry } 条的审计日志。如有疑问，请用这一行执行“deskbell audit verify --head”核对。
audit-title = 审计日志
audit-nothing = 没有这样的记录。
audit-about = 关于 { $subject }
audit-by = 操作人：{ $who }
audit-since = 从 { $at } 起
audit-until = 到 { $at } 止
audit-line = { $at } · { $who }：{ $deed }
audit-desk = 服务台
audit-nobody-known = 已无法识别的人（person.{ $person }）
audit-other-deed = { $deed }（{ $subject }）
toast-audit = 结果已发到我们的私聊。
command-audit = 查看谁在什么时候做了什么：可按编号、人员或日期查询
role-admin = 管理员
role-staff = 员工
refusal-nothing-to-look-for = 不清楚要查什么。请在命令后面写编号、姓名、日期或时长，例如：FB-7 2026-03-01..2026-03-05
deed-audit-exported = 将审计日志第 { $first } 至 { $last } 条导出为文件
deed-audit-read = 查看了审计日志
deed-audit-read-on = 查看了审计日志查询结果的第 { $page } 页
deed-feedback-filed = 提交了 { $subject }
deed-feedback-claimed = 认领了 { $subject }
deed-feedback-replied = 给 { $subject } 的反馈人发了消息
deed-feedback-noted = 给 { $subject } 写了内部备注
deed-feedback-resolved = 将 { $subject } 标为已解决
deed-feedback-confirmed = 确认 { $subject } 已解决
deed-feedback-contested = 表示 { $subject } 尚未解决
deed-feedback-reopened = 重新打开了 { $subject }
deed-feedback-withdrawn = 撤销了 { $subject }
deed-feedback-rated = 给 { $subject } 打了 { $rating } 分（满分 5 分）
deed-feedback-added = 补充了 { $subject }
deed-feedback-enclosed = 为 { $subject } 发送了文件
deed-feedback-corrected = 修改或删除了 { $subject } 的内容
deed-feedback-app-named = 注明了 { $subject } 的应用
deed-feedback-human-called = 就 { $subject } 找真人
deed-feedback-handed-back = { $subject } 退回待认领：原处理人已无权处理
deed-feedback-reminded = 再次询问反馈人 { $subject } 是否已解决
deed-feedback-viewed = 查看了 { $subject }
deed-operating-notice-retried = 运维人员让通知 { $subject } 重新发送
deed-operating-notice-dropped = 运维人员撤下了通知 { $subject }
deed-operating-turn-retried = 运维人员让输入 { $subject } 重新处理
deed-operating-turn-dropped = 运维人员放弃了输入 { $subject }
deed-operating-keys-rotated = 运维人员轮换了主密钥
deed-operating-key-confirmed = 运维人员出示了主密钥的备份
deed-operating-turn-shown = 运维人员查看了输入 { $subject } 的内容
deed-operating-notice-shown = 运维人员查看了通知 { $subject } 的内容
deed-operating-platform-in-trouble = 告知管理员 { $subject } 出现故障
deed-operating-platform-back = 告知管理员 { $subject } 已恢复
deed-operating-pager-answered = 记下了寻呼服务对 { $subject } 的答复
deed-operating-backup-failed = 告知管理员备份 { $subject } 失败
deed-operating-backup-missed = 告知管理员备份 { $subject } 未按时进行
deed-operating-restored = 运维人员恢复了备份
deed-linking-code-ended = 关联码 { $subject } 失效：{ $why ->
    [declined] 没有被同意
    [expired] 已过期
    [linked] 已用于关联
    [replaced] 换了新码
    [unlinked] 账号已解除关联
    [seen] 被发在了别人能看到的地方
   *[tries] 输错次数过多
}
deed-linking-code-made = 在 { $platform } 上获取了关联码 { $subject }
deed-linking-linked = 关联了 { $platform } 上的账号（带来 { $tickets } 条反馈）
deed-linking-refused = 输入了有效的关联码 { $subject }，但账号不能关联
deed-linking-too-many = { $subject } 输错关联码次数过多
deed-linking-typed = 在 { $platform } 上输入了关联码 { $subject }，等获取它的人同意
deed-linking-unlinked = 解除了 { $platform } 上账号的关联（{ $tickets } 条反馈随它而去）
deed-linking-wrong-code = 输错了关联码（第 { $tries } 次）
deed-people-company-applied = 启用了公司文件 { $file }：加入 { $joined } 人，离开 { $left } 人，变更 { $changed } 人
deed-people-company-loaded = 载入了公司文件（新增 { $added } 项）
deed-people-language-chosen = 选择了语言 { $to }
deed-people-chat-moved = 随聊天换到了新地址（{ $subject }）
deed-people-account-closed = { $subject } 在 { $platform } 上的账号已停用，全部权限随之失效
deed-people-account-opened = { $subject } 在 { $platform } 上的账号重新启用
deed-people-moved = { $subject } 变更了部门：加入 { $gained }，离开 { $lost }
