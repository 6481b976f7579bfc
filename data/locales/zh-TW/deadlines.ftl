### 處理期限。

label-first-response = 首次回覆
label-resolution = 解決
deadline-by = { $at } 前
deadline-overdue = 已逾期，期限 { $at }
deadline-missed = 晚於期限 { $at }
deadline-provisional = （{ $year } 年的補班日尚未公布）
deadline-awaited = 等待回報人
reporter-first-response = 我們在 { $at } 前回覆您。
reporter-resolution = 我們爭取在 { $at } 前解決。
reporter-awaited = 在收到您的回覆之前，處理期限暫停計算。
reporter-late = 原定 { $at } 前完成，現在已經逾期，部門主管已經知道。
news-deadline-near = { $subject } 快到期限。{ $promise }：{ $at } 前。負責人：{ $responsible }。承辦人：{ $handler }。
news-deadline-broken = { $subject } 逾期。{ $promise }：{ $at } 前。負責人：{ $responsible }。承辦人：{ $handler }。已向部門主管通報。
news-late-first-response = 我們答應 { $at } 前回覆您的 { $subject }，沒有做到，非常抱歉。已經向部門主管通報。
news-late-resolution = 我們答應 { $at } 前解決您的 { $subject }，沒有做到，非常抱歉。已經向部門主管通報。
deed-feedback-deadline-near = 提醒了 { $subject } 快到期限
deed-feedback-deadline-broken = 通報了 { $subject } 逾期
deed-feedback-appointed = 為 { $subject } 更換了負責人
