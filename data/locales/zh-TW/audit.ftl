### 稽核紀錄。

audit-head-title = 稽核紀錄 { $day }
audit-head = 以上內容封存了截至第 { $entry } 筆的稽核紀錄。如有疑問，請用這一行執行「deskbell audit verify --head」核對。
audit-title = 稽核紀錄
audit-nothing = 沒有這樣的紀錄。
audit-about = 關於 { $subject }
audit-by = 操作人：{ $who }
audit-since = 自 { $at } 起
audit-until = 至 { $at } 止
audit-line = { $at } · { $who }：{ $deed }
audit-desk = 服務台
audit-nobody-known = 已無法辨識的人（person.{ $person }）
audit-other-deed = { $deed }（{ $subject }）
toast-audit = 結果已傳到我們的私訊。
command-audit = 查看誰在什麼時候做了什麼：可依編號、人員或日期查詢
role-admin = 管理員
role-staff = 員工
refusal-nothing-to-look-for = 不清楚要查什麼。請在指令後面寫編號、姓名、日期或時間長度，例如：FB-7 2026-03-01..2026-03-05
deed-audit-exported = 將稽核紀錄第 { $first } 至 { $last } 筆匯出為檔案
deed-audit-read = 查看了稽核紀錄
deed-audit-read-on = 查看了稽核紀錄查詢結果的第 { $page } 頁
deed-feedback-filed = 提出了 { $subject }
deed-feedback-claimed = 接手了 { $subject }
deed-feedback-replied = 傳訊息給 { $subject } 的回報人
deed-feedback-noted = 在 { $subject } 寫了內部註記
deed-feedback-resolved = 將 { $subject } 標為已解決
deed-feedback-confirmed = 確認 { $subject } 已解決
deed-feedback-contested = 表示 { $subject } 尚未解決
deed-feedback-reopened = 重啟了 { $subject }
deed-feedback-withdrawn = 撤銷了 { $subject }
deed-feedback-rated = 給 { $subject } 打了 { $rating } 分（滿分 5 分）
deed-feedback-added = 補充了 { $subject }
deed-feedback-enclosed = 為 { $subject } 傳送了檔案
deed-feedback-corrected = 修改或刪除了 { $subject } 的內容
deed-feedback-app-named = 註明了 { $subject } 的應用程式
deed-feedback-human-called = 就 { $subject } 要求真人服務
deed-feedback-handed-back = { $subject } 退回待接手：原承辦人已無權處理
deed-feedback-reminded = 再次詢問回報人 { $subject } 是否已解決
deed-feedback-viewed = 查看了 { $subject }
deed-operating-notice-retried = 維運人員讓通知 { $subject } 重新傳送
deed-operating-notice-dropped = 維運人員撤下了通知 { $subject }
deed-operating-turn-retried = 維運人員讓輸入 { $subject } 重新處理
deed-operating-turn-dropped = 維運人員放棄了輸入 { $subject }
deed-operating-keys-rotated = 維運人員輪替了主金鑰
deed-operating-key-confirmed = 維運人員出示了主金鑰的備份
deed-operating-turn-shown = 維運人員查看了輸入 { $subject } 的內容
deed-operating-notice-shown = 維運人員查看了通知 { $subject } 的內容
deed-operating-platform-in-trouble = 告知管理員 { $subject } 出現異常
deed-operating-platform-back = 告知管理員 { $subject } 已恢復
deed-operating-pager-answered = 記下了呼叫服務對 { $subject } 的答覆
deed-operating-backup-failed = 告知管理員備份 { $subject } 失敗
deed-operating-backup-missed = 告知管理員備份 { $subject } 未按時進行
deed-operating-restored = 維運人員還原了備份
deed-linking-code-ended = 連結碼 { $subject } 失效：{ $why ->
    [declined] 沒有被同意
    [expired] 已過期
    [linked] 已用於連結
    [replaced] 換了新碼
    [unlinked] 帳號已解除連結
    [seen] 被傳到了別人看得到的地方
   *[tries] 輸入錯誤次數過多
}
deed-linking-code-made = 在 { $platform } 上取得了連結碼 { $subject }
deed-linking-linked = 連結了 { $platform } 上的帳號（帶來 { $tickets } 則意見回饋）
deed-linking-refused = 輸入了有效的連結碼 { $subject }，但帳號不能連結
deed-linking-too-many = { $subject } 輸入錯誤連結碼次數過多
deed-linking-typed = 在 { $platform } 上輸入了連結碼 { $subject }，等取得它的人同意
deed-linking-unlinked = 解除了 { $platform } 上帳號的連結（{ $tickets } 則意見回饋隨它而去）
deed-linking-wrong-code = 輸入了錯誤的連結碼（第 { $tries } 次）
deed-people-company-applied = 套用了公司檔案 { $file }：加入 { $joined } 人，離開 { $left } 人，異動 { $changed } 人
deed-people-company-loaded = 載入了公司檔案（新增 { $added } 項）
deed-people-language-chosen = 選擇了語言 { $to }
deed-people-chat-moved = 跟著聊天室換到了新位址（{ $subject }）
deed-people-account-closed = { $subject } 在 { $platform } 上的帳號已停用，所有權限隨之失效
deed-people-account-opened = { $subject } 在 { $platform } 上的帳號重新啟用
deed-people-moved = { $subject } 異動了部門：加入 { $gained }，離開 { $lost }
