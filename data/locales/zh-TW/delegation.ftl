### 代理。

command-delegate = 請假期間由同事代理
loan-title = 代理
loan-list = 代理
loan-none = 目前沒有人代理您，您也沒有代理別人。
loan-lent = { $delegate } 代理 { $lender }。
loan-groups = { $count ->
    [0] 目前沒有可代理的內容：被代理人不屬於任何部門。
   *[other] 代理範圍：{ $groups }的工作。
}
loan-reach = 不包含：保密的意見回饋、稽核紀錄、管理員的操作。{ $delegate } 須使用自己的兩步驟驗證，也不能再轉給別人代理。所做的一切都記錄為 { $delegate } 代理 { $lender } 所做。
loan-counts = 生效中，至 { $until }。
loan-to-come = 將於 { $begins } 生效。
loan-over = { $ending ->
    [withdrawn] 已提前收回，{ $at }。
    [handed_back] 已提前交還，{ $at }。
    [left] 已於 { $at } 終止：其中一方已離職。
   *[over] 已於 { $at } 到期。
}
loan-line = { $delegate } 代理 { $lender }：{ $begins } 至 { $until }
loan-at = { $at }
label-loan-from = 開始
label-loan-until = 結束
label-loan-reason = 原因
button-delegate = 設定代理人…
button-loan-withdraw = 收回代理
button-loan-hand-back = 交還代理
button-loan-open = 與 { $other }…
form-delegate-title = 代理
form-delegate-intro = 由誰、在什麼時間代理您？對方可以做您的部門允許您做的事；保密的意見回饋、稽核紀錄和管理員的操作不在其中。
form-delegate-submit = 送出
field-delegate-person = 代理人（姓名，或公司檔案中的代號）
field-delegate-from = 從哪天起
field-delegate-until = 最後一天或結束時間
field-delegate-reason = 原因
news-loan-began = 從現在起 { $delegate } 代理 { $lender }，至 { $until }。
news-loan-ended = { $delegate } 不再代理 { $lender }：{ $ending ->
    [withdrawn] { $lender } 已收回。
    [handed_back] { $delegate } 已交還。
    [left] 其中一方已離職。
   *[over] 代理已到期。
}
toast-lent = 已設定代理，卡片在我們的私訊裡。
toast-loans = 已傳到我們的私訊裡。
done-on-behalf = { $who }（代理 { $lender }）
refusal-not-lent = 您的代理範圍不包含這個：只有{ $holders }本人可以這樣做。
refusal-unknown-loan = 沒有這個代理。
refusal-loan-is-over = 這個代理已經結束。
refusal-lent-to-oneself = 不能由自己代理自己。
refusal-nothing-to-lend = 您不屬於任何部門，而管理員的操作不能代理。
refusal-not-a-date = 看不懂這個時間，請寫成 2026-03-05 或 2026-03-05 13:00。
refusal-loan-in-the-past = 這個時間已經過去了。
refusal-loan-ends-too-soon = 結束時間早於開始時間。
refusal-loan-too-long = 最多可以代理 { $days } 天。
refusal-loan-too-far = 開始時間不能晚於一年以後。
refusal-lent-already = 這段時間已經有人代理您了，請先收回。
deed-delegation-lent = 請 person.{ $delegate } 代理，{ $from } 至 { $until }
deed-delegation-began = person.{ $delegate } 開始代理 person.{ $lender }
deed-delegation-ended = { $ending ->
    [withdrawn] 收回了 person.{ $delegate } 代理 person.{ $lender }
    [handed_back] 交還了代理 person.{ $lender }
    [left] person.{ $delegate } 不再代理 person.{ $lender }：其中一方已離職
   *[over] person.{ $delegate } 不再代理 person.{ $lender }：代理到期
}
