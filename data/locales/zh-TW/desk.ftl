### 服務台自己說的話。

list-between = 、
moment-of-day = { $day } { $time }
cut-here = ……（全文共 { $count } 字）
text-in-file = 全文請見下方檔案。
text-goes-on = 這裡放不下全文：請在我們的私訊裡查看，可以看到全部內容。
label-reach = 聯絡狀態
reach-gone = 無法聯絡：{ $reason ->
    [blocked] 對方已封鎖機器人
    [deactivated] 對方帳號已停用
    [removed] 機器人已被移出該聊天室
    [deleted] 該聊天室已被刪除
    [never_started] 對方從未開啟過與機器人的聊天室
   *[other] 該聊天室無法接收訊息
}
label-delivery = 送達情形
delivery-unknown = { $count } 則訊息可能未送達
delivery-failed = { $count } 則訊息未送達
button-cancel = 取消
button-more = 更多
button-back = 返回
button-skip = 略過
button-confirm = 送出
button-open = 開啟
language-en = English
language-zh-cn = 简体中文
language-zh-tw = 繁體中文
language-called-en = 英文
language-called-zh-cn = 簡體中文
language-called-zh-tw = 繁體中文
language-which = 您希望我用哪種語言？
language-chosen = 好的，之後我會用繁體中文與您聯絡。
command-language = 選擇語言
command-report = 回報問題、客訴、建議或提問
command-status = 查看回報進度，例如 { $example }
command-tickets = 列出我的回報
command-tickets-staff = 列出本部門的案件和我自己的回報
cannot-read = 我目前只能看懂文字，請用文字告訴我是什麼狀況。
you-are-welcome = 不客氣，有狀況隨時找我。
desk-apology = 我們這邊出了狀況。您寫的內容沒有遺失，編號 { $number }，我們會查看。
refusal-unknown-button = 無法辨識這個按鈕。
refusal-button-is-old = 這個按鈕已經失效，請使用最新的卡片。
refusal-unknown-command = 沒有這個指令。輸入「{ $slash }help」可以查看我能做什麼。
refusal-not-allowed = 只有{ $holders }可以這樣做。
refusal-nobody-may = 依公司規定，任何人都不能這樣做。
refusal-not-yours = 這不是您的操作。
refusal-unknown-colleague = 公司裡沒有叫這個名字的同事。
refusal-several-colleagues = 有多位同事叫這個名字，請填寫公司檔案中的代號：{ $keys }
refusal-nothing-open = 目前沒有可以取消的內容。
card-moved = { $subject }：請看下方的新卡片。
refusal-nothing-written = 內容是空的。
refusal-too-long = 內容太長，最多 { $longest } 個字。
home-title = 您的服務台
home-intro = 直接用自己的話告訴我遇到了什麼問題，我會馬上給您一個編號。也可以從這裡開始：
home-intro-staff = 直接用自己的話告訴我，例如「有什麼等我簽核？」。也可以從這裡開始：
home-empty = 目前沒有未完成的事項。
home-moved = 請看下方的新總覽。
button-next = 下一頁
button-prev = 上一頁
toast-home = 總覽已傳到我們的私訊。
taken-back = 此訊息已收回。
meant-which = 您指的是下面哪一項？
meant-not-served = 我明白您想做什麼，但目前這裡還做不到，也沒有送出任何內容。
intent-other = 都不是
intent-help = 看看我能做什麼
intent-switch-language = 切換語言
kept-for = 已保存。大約 { $seconds } 秒後我就能看懂文字，到時會回覆這一則。在此期間按鈕和指令照常可用。
kept-for-now = 已保存。我暫時看不懂文字，恢復後會馬上回覆這一則。在此期間按鈕和指令照常可用。
card-for-others = 這張卡片已不再對您開放。
