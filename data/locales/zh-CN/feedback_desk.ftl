### 部门在工单卡片上的操作。

entry-handed-over = { $author } 已转派给其他部门
ticket-assign = 指派
ticket-hand-over = 转派
ticket-kind = 更改类型
ticket-priority = 更改优先级
ticket-history = 处理记录
ticket-elsewhere = { $subject } 现由{ $department }处理。
ticket-history-title = { $subject } · 处理记录
history-written = “{ $text }”
news-assigned = { $who } 把 { $subject } 指派给您处理。
form-assignticket-title = 指派
form-assignticket-intro = { $subject } 由谁处理？
form-assignticket-submit = 指派
field-assignticket-person = 同事姓名
form-moveticket-title = 转派
form-moveticket-intro = { $subject } 会转到该部门的频道，责任人不变。
form-moveticket-submit = 转派
field-moveticket-department = 部门
form-kindticket-title = 更改类型
form-kindticket-intro = { $subject } 属于哪一类？改为安全漏洞后只有安全组能看到，且不能再改回。
form-kindticket-submit = 提交
field-kindticket-kind = 类型
form-priorityticket-title = 更改优先级
form-priorityticket-intro = { $subject } 有多严重？
form-priorityticket-submit = 提交
field-priorityticket-priority = 优先级
toast-ticket-assigned = { $subject } 已指派。
toast-handed-over = { $subject } 已转派。
toast-classified = { $subject } 已更改。
toast-history = { $subject } 的处理记录如下。
refusal-cannot-have-ticket = { $subject } 不能转到那里：对方不处理这类工单。
refusal-has-the-ticket = { $subject } 已经由对方处理。
deed-feedback-assigned = 把 { $subject } 指派给 { $to }
deed-feedback-handed-over = 把 { $subject } 从 { $from } 转派给 { $to }
deed-feedback-classified = 把 { $subject } 的类型改为 { $kind }
deed-feedback-prioritised = 把 { $subject } 的优先级改为 { $severity }
ticket-handle-again = 重新处理
button-just-saying = 只是说说
outcome-left = 谢谢您告诉我们，这件事就到这里；部门负责人已经知晓。
refusal-not-rated-low = 您没有给 { $subject } 打过低分。
deed-feedback-left-at-rating = 给 { $subject } 打了低分，表示只是说说
button-canned = 快捷回复
form-canned-title = 快捷回复
form-canned-intro = { $subject } 的反馈人会收到自己语言的回复，发送前您先看到全文。
form-canned-submit = 发送
form-canned-preview =
    对方将看到：
    
    { $text }
field-canned-canned = 选择哪一条
field-canned-message = 补充您自己的话
reporter-silent = 因为没有再收到您的消息，已先关闭，随时可以重新打开。
outcome-silent = 因为没有收到您的回答，我们已先关闭，您仍然可以告诉我们。
deed-feedback-closed-in-silence = 因反馈人没有回答而关闭了 { $subject }
label-topic = 主题
topic-of-others = { $topic }（{ $department }一同处理）
