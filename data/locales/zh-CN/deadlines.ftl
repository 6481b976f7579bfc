### 处理时限。

label-first-response = 首次答复
label-resolution = 解决
deadline-by = { $at } 前
deadline-overdue = 已超时，时限 { $at }
deadline-missed = 晚于时限 { $at }
deadline-provisional = （{ $year } 年的调休安排尚未公布）
deadline-awaited = 等待反馈人
reporter-first-response = 我们在 { $at } 前给您答复。
reporter-resolution = 我们争取在 { $at } 前解决。
reporter-awaited = 在收到您的回复之前，处理时限暂停计算。
reporter-late = 原定 { $at } 前完成，现在已经超时，部门负责人已经知道。
news-deadline-near = { $subject } 快到时限。{ $promise }：{ $at } 前。责任人：{ $responsible }。处理人：{ $handler }。
news-deadline-broken = { $subject } 超时。{ $promise }：{ $at } 前。责任人：{ $responsible }。处理人：{ $handler }。已上报部门负责人。
news-late-first-response = 我们说好 { $at } 前答复您的 { $subject }，没有做到，非常抱歉。已经上报部门负责人。
news-late-resolution = 我们说好 { $at } 前解决您的 { $subject }，没有做到，非常抱歉。已经上报部门负责人。
deed-feedback-deadline-near = 提醒了 { $subject } 快到时限
deed-feedback-deadline-broken = 上报了 { $subject } 超时
deed-feedback-appointed = 为 { $subject } 更换了责任人
