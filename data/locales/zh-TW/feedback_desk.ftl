### 部門在案件卡片上的操作。

entry-handed-over = { $author } 已轉派給其他部門
ticket-assign = 指派
ticket-hand-over = 轉派
ticket-kind = 變更類型
ticket-priority = 變更優先順序
ticket-history = 處理紀錄
ticket-elsewhere = { $subject } 現由{ $department }處理。
ticket-history-title = { $subject } · 處理紀錄
history-written = 「{ $text }」
news-assigned = { $who } 把 { $subject } 指派給您承辦。
form-assignticket-title = 指派
form-assignticket-intro = { $subject } 由誰承辦？
form-assignticket-submit = 指派
field-assignticket-person = 同事姓名
form-moveticket-title = 轉派
form-moveticket-intro = { $subject } 會轉到該部門的頻道，負責人不變。
form-moveticket-submit = 轉派
field-moveticket-department = 部門
form-kindticket-title = 變更類型
form-kindticket-intro = { $subject } 屬於哪一類？改為資安漏洞後只有資安組看得到，且不能再改回。
form-kindticket-submit = 送出
field-kindticket-kind = 類型
form-priorityticket-title = 變更優先順序
form-priorityticket-intro = { $subject } 有多嚴重？
form-priorityticket-submit = 送出
field-priorityticket-priority = 優先順序
toast-ticket-assigned = { $subject } 已指派。
toast-handed-over = { $subject } 已轉派。
toast-classified = { $subject } 已變更。
toast-history = { $subject } 的處理紀錄如下。
refusal-cannot-have-ticket = { $subject } 不能轉到那裡：對方不處理這類案件。
refusal-has-the-ticket = { $subject } 已經由對方承辦。
deed-feedback-assigned = 把 { $subject } 指派給 { $to }
deed-feedback-handed-over = 把 { $subject } 從 { $from } 轉派給 { $to }
deed-feedback-classified = 把 { $subject } 的類型改為 { $kind }
deed-feedback-prioritised = 把 { $subject } 的優先順序改為 { $severity }
ticket-handle-again = 重新處理
button-just-saying = 只是說說
outcome-left = 謝謝您告訴我們，這件事就到這裡；部門主管已經知道。
refusal-not-rated-low = 您沒有給 { $subject } 打過低分。
deed-feedback-left-at-rating = 給 { $subject } 打了低分，表示只是說說
button-canned = 罐頭回覆
form-canned-title = 罐頭回覆
form-canned-intro = { $subject } 的回報人會收到自己語言的回覆，送出前您會先看到全文。
form-canned-submit = 送出
form-canned-preview =
    對方會看到：
    
    { $text }
field-canned-canned = 選擇哪一則
field-canned-message = 補充您自己的話
reporter-silent = 因為沒有再收到您的訊息，已先結案，隨時可以重啟。
outcome-silent = 因為沒有收到您的回答，我們已先結案，您仍然可以告訴我們。
deed-feedback-closed-in-silence = 因回報人沒有回答而將 { $subject } 結案
label-topic = 主題
topic-of-others = { $topic }（{ $department }一同處理）
