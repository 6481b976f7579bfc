### 审计日志。

audit-head-title = 审计日志 { $day }
audit-head = 以上内容封存了截至第 { $entry } 条的审计日志。如有疑问，请用这一行执行“deskbell audit verify --head”核对。
