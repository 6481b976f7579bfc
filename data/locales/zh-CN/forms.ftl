### 所有表单共用的话。

form-question = { $label }？
form-answered = { $label }：{ $answer }
form-time = { $label }：时刻
form-type-day = 请选择，或写出日期，例如 2026-03-05。
form-type-moment = 请选择，或写出日期，可带时刻：2026-03-05 或 2026-03-05 13:00。
form-type-name = 请选择，或写出名字。
form-other = { $label }：其他
form-type-other = 请选择，或写出其他内容。
moment-now = 现在
moment-day = { $ahead ->
    [0] 今天
    [1] 明天
   *[other] 周{ $weekday ->
        [0] 一
        [1] 二
        [2] 三
        [3] 四
        [4] 五
        [5] 六
       *[6] 日
    }
} { $day }
answer-skipped = （未填写）
answer-again = （重新填写）
answer-files = { $count } 个附件
form-check = 请核对，确定提交吗？
form-done = { $title }：已提交。
form-cancelled = { $title }：已取消，没有提交任何内容。
form-expired = { $title }：一天内没有填完，已关闭。
form-offer = “{ $title }”没能及时打开，请按下面的按钮打开。
form-offer-words = 请按下面的按钮填写“{ $title }”。
form-offer-kept = 您刚才说的已经填进去了（能对上的部分）。
problem-empty = 这里需要填写。
problem-too-long = 最多填写 { $longest } 个字。
problem-not-a-choice = 请从给出的选项中选择。
problem-no-files = 请发送照片或文件，或者跳过。
toast-asking = 请在私聊中继续填写。
toast-noted = 已记下。
toast-back = 已返回上一步。
toast-cancelled = 已取消。
form-asks-more = 根据您的选择，还需要填写以下内容。已填写的内容都还在。
form-late = “{ $title }”处理超时，没有发送，请再按一次按钮。您写的内容：{ $text }
form-preview =
    对方阅读的是另一种中文字体，将看到：
    
    { $text }
field-sending = 怎样发送
sending-converted = 按上面的内容
sending-written = 按我写的原文
