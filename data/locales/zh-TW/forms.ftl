### 所有表單共用的話。

form-question = { $label }？
form-answered = { $label }：{ $answer }
form-time = { $label }：時刻
form-type-day = 請選擇，或寫出日期，例如 2026-03-05。
form-type-moment = 請選擇，或寫出日期，可帶時刻：2026-03-05 或 2026-03-05 13:00。
form-type-name = 請選擇，或寫出名字。
form-other = { $label }：其他
form-type-other = 請選擇，或寫出其他內容。
moment-now = 現在
moment-day = { $ahead ->
    [0] 今天
    [1] 明天
   *[other] 週{ $weekday ->
        [0] 一
        [1] 二
        [2] 三
        [3] 四
        [4] 五
        [5] 六
       *[6] 日
    }
} { $day }
answer-skipped = （未填寫）
answer-again = （重新填寫）
answer-files = { $count } 個附件
form-check = 請核對，確定送出嗎？
form-done = { $title }：已送出。
form-cancelled = { $title }：已取消，沒有送出任何內容。
form-expired = { $title }：一天內沒有填完，已關閉。
form-offer = 「{ $title }」沒能及時開啟，請按下面的按鈕開啟。
form-offer-words = 請按下面的按鈕填寫「{ $title }」。
form-offer-kept = 您剛才說的已經填進去了（對得上的部分）。
problem-empty = 這裡需要填寫。
problem-too-long = 最多填寫 { $longest } 個字。
problem-not-a-choice = 請從提供的選項中選擇。
problem-no-files = 請傳送照片或檔案，或者略過。
toast-asking = 請在私訊中繼續填寫。
toast-noted = 已記下。
toast-back = 已返回上一步。
toast-cancelled = 已取消。
form-asks-more = 依您的選擇，還需要填寫以下內容。已填寫的內容都還在。
form-late = 「{ $title }」處理逾時，沒有傳送，請再按一次按鈕。您寫的內容：{ $text }
form-preview =
    對方閱讀的是另一種中文字體，將看到：
    
    { $text }
field-sending = 要怎麼傳送
sending-converted = 依上面的內容
sending-written = 依我寫的原文
