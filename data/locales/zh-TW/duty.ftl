### 輪值表。

command-oncall = 查看誰在輪值
duty-title = 輪值
duty-line = { $rota }：{ $who }，輪值到 { $until }，接班：{ $after }
duty-alone = { $rota }：{ $who }
duty-nobody = { $rota }：無人輪值
duty-no-rota = 沒有輪值表。
intent-who-is-on-call = 查看誰在輪值
duty-instead = { $who }（代理 { $relieved }）
duty-to-come = { $rota }：{ $who } 將代理 { $relieved } 輪值，{ $begins } 至 { $until }
duty-news-covered = { $rota }：{ $who } 代理 { $relieved } 輪值，{ $begins } 至 { $until }。
duty-asked = 代班申請 · { $rota }
duty-label-from = 開始
duty-label-until = 結束
duty-too-late = 核准時時間已過，沒有換班。
duty-button-swap = 請人代班 · { $rota }
duty-button-take = 我來輪值 · { $rota }
command-swap = 請同事代班
form-swap-title = 請人代班
form-swap-intro = 請誰代您輪值？對方核准之前，仍由您輪值。
form-swap-submit = 送出
field-swap-person = 請誰（姓名，或公司檔案中的代號）
field-swap-from = 從何時起（不填則從現在起）
field-swap-until = 最後一天，或到何時（不填則到這次輪值結束）
field-swap-rota = 哪個輪值表（不填則為您正在輪值的）
form-mend-duty-title = 改時間
form-mend-duty-intro = { $subject } 中不填的內容保持不變。
form-mend-duty-submit = 送出
field-mend-duty-from = 從何時起
field-mend-duty-until = 最後一天，或到何時
form-takeduty-title = 接手輪值
form-takeduty-intro = 從現在起由您輪值，並通知被替換的人。
form-takeduty-submit = 送出
field-takeduty-until = 最後一天，或到何時（不填則到這次輪值結束）
toast-duty-taken = 由您輪值，到 { $until }。
intent-swap-duty = 請人代班
refusal-not-on-duty = 您那時沒有可以請人代的班。用 { $slash }oncall 查看誰在輪值。
refusal-not-in-rota = 只有該輪值表的成員可以這樣做。
refusal-on-duty-already = 已經是您在輪值了。
refusal-cannot-cover = { $who } 不在該輪值表中，也不在您的部門，或者沒有和我私訊過。
deed-duty-covered = 在 { $rota } 代理 person.{ $relieved } 輪值，{ $from } 至 { $until }
duty-button-wake-me = 叫醒我（測試）
toast-waking = 正在呼叫：{ $systems }。結果會告訴您。
duty-wake-title = 叫醒我：測試
duty-wake-call = 這是 { $rota } 的測試：有告警時會這樣叫醒您。
duty-wake-tried = { $outcome ->
    [done] { $system } 已接受呼叫。
    [gone] { $system } 不再接受呼叫。
    [given_up] 聯絡不上 { $system }（{ $reason }）。
   *[failed] { $system } 拒絕了呼叫（{ $reason }）。
}
duty-wake-listen = 如果兩分鐘內電話沒有響，有告警時也叫不醒您，請檢查登記的號碼。
duty-wake-broken = 有告警時它叫不醒您，請通知服務台的管理人員。
refusal-nobody-calls = 沒有設定電話或簡訊系統。
deed-duty-wake = 測試了 { $subject } 的叫醒
