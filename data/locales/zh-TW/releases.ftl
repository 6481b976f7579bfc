### 發布。

command-release = 申請發布上線
command-releases = 查看進行中的發布
release-kind-release = 發布
release-kind-update = 更新
release-kind-requirement = 需求
release-kind-plan = 方案
release-name-release = 發布 · { $app } { $version }
release-name-update = 更新 · { $app } { $version }
release-name-requirement = 需求 · { $app } { $version }
release-name-plan = 方案 · { $app } { $version }
release-evidence = { $what }：
release-summary = 變更內容
release-test-report = 測試報告
release-risk-assessment = 風險評估
release-contingency-plan = 應變計畫
release-service-readiness = 客服準備
release-fixes =
    { $count ->
        [one] { $tickets }
       *[other] { $tickets }（共 { $count } 件）
    }
label-window = 發布時段
release-window = { $since } – { $until }
label-fixed-in = 修復於
ticket-fixed-in = { $subject } · { $name }（{ $state }）
label-fixes = 修復的回報
release-is-agreed = 已核准。
release-is-ready = 可以上線。
release-is-ready-but = 上線前還要完成：{ $tasks }。
release-is-going = 上線中，等待部署系統。
release-is-failed = 上線失敗。
release-is-watched = 已上線，觀察期至 { $until }。
release-is-closed = 已上線，順利結束。
release-is-rolled-back = 已退版。
release-is-called-off = 已取消，不上線。
release-state-asked = 簽核中
release-state-dropped = 未核准
release-state-agreed = 已核准
release-state-ready = 可以上線
release-state-going = 上線中
release-state-failed = 上線失敗
release-state-watched = 已上線，觀察中
release-state-closed = 順利結束
release-state-rolled-back = 已退版
release-state-called-off = 已取消
release-event-announced = { $at } · 已發出更新預告 { $about }
release-event-go = { $at } · { $who } 決定上線
release-event-taken = { $at } · 部署系統已開始
release-event-deployed =
    { $by ->
        [person] { $at } · { $who } 回報已上線
       *[system] { $at } · 部署系統回報已上線
    }
release-event-failed =
    { $by ->
        [person] { $at } · { $who } 回報失敗
       *[system] { $at } · 部署系統回報失敗
    }
release-event-closed = { $at } · { $who } 結束觀察
release-event-rolled-back = { $at } · { $who } 退版
release-event-called-off = { $at } · { $who } 取消上線
release-event-watch-over = { $at } · 觀察期已到
release-notice = 更新預告 · { $app } { $version }
release-notice-in = 更新預告（{ $language }）：{ $body }
release-draft =
    { $app } { $version } 即將上線。
    { $summary }
button-go = 上線
button-no-go = 取消上線
button-deployed = 已上線
button-deploy-failed = 上線失敗
button-watch-closed = 結束觀察
button-rolled-back = 退版
news-release-ready = { $subject }（{ $name }）已驗收，可以上線。
news-release-ready-but = { $subject }（{ $name }）已驗收。上線前還要完成：{ $tasks }。
news-release-deployed = { $subject }（{ $name }）已上線，請留意觀察。
news-release-failed = { $subject }（{ $name }）上線失敗。
news-release-trouble = { $subject }（{ $name }）：部署系統回報上線後出現問題。
news-release-watch-over = { $subject }（{ $name }）觀察期已到。如果一切正常，請結束觀察。
news-release-rolled-back = { $subject }（{ $name }）已退版。
news-release-back-failed = { $subject }（{ $name }）：部署系統未能退版，需要手動處理。
news-release-called-off = { $subject }（{ $name }）已取消，不上線。
releases-title = 發布
releases-none = 還沒有人申請發布。
releases-line = { $subject } · { $name } · { $state }
form-release-title = 申請發布
form-release-intro = 各部門簽核確認自己的聯合測試已通過，驗收後上線。
form-release-submit = 送出
field-release-kind = 類別
field-release-app = 哪個應用程式
field-release-version = 版本
field-release-summary = 對使用者有什麼變化
field-release-test-report = 測試報告（連結或摘要）
field-release-risk-assessment = 風險評估
field-release-contingency-plan = 應變計畫
field-release-service-readiness = 客服準備情形
field-release-window = 發布時段，例如 2026-03-05T20:00/23:00
field-release-notice-en = 英文更新預告（不填則自動起草）
field-release-notice-zh-cn = 簡體中文更新預告（不填則自動起草）
field-release-notice-zh-tw = 繁體中文更新預告（不填則自動起草）
form-mend-release-title = 修改佐證資料
form-mend-release-intro = { $subject } 中留空的內容維持不變。只有涉及到的部門需要重新簽核。
form-mend-release-submit = 送出
field-mend-release-version = 版本
field-mend-release-summary = 對使用者有什麼變化
field-mend-release-test-report = 測試報告（連結或摘要）
field-mend-release-risk-assessment = 風險評估
field-mend-release-contingency-plan = 應變計畫
field-mend-release-service-readiness = 客服準備情形
field-mend-release-window = 發布時段
field-mend-release-notice-en = 英文更新預告
field-mend-release-notice-zh-cn = 簡體中文更新預告
field-mend-release-notice-zh-tw = 繁體中文更新預告
form-nogo-title = 取消上線
form-nogo-intro = 這次發布將不再上線。原因是什麼？
form-nogo-submit = 取消上線
field-nogo-reason = 原因
form-rollback-title = 退版
form-rollback-intro = 部署系統會立即退版。原因是什麼？
form-rollback-submit = 退版
field-rollback-reason = 原因
form-deployfailed-title = 上線失敗
form-deployfailed-intro = 出了什麼問題？
form-deployfailed-submit = 送出
field-deployfailed-reason = 出了什麼問題
task-release-deploy = 手動上線 { $about }：沒有可以呼叫的部署系統
task-release-roll-back = 手動退版 { $about }
toast-release-goes = { $subject } 上線中。
toast-release-called-off = { $subject } 已取消，不上線。
toast-release-noted = 已記入 { $subject }。
toast-release-closed = { $subject } 的觀察已結束。
toast-release-rolled-back = { $subject } 已退版。
refusal-releases-not-set = 公司還沒有設定發布規則。
refusal-unknown-release = 沒有編號為 { $number } 的發布。輸入「{ $slash }releases」可以查看清單。
refusal-not-as-release-stands =
    { $stands ->
        [asked] { $subject } 還沒有全部簽核。
        [dropped] { $subject } 沒有通過簽核。
        [agreed] { $subject } 已核准，沒有後續動作。
        [ready] { $subject } 還沒有上線。
        [going] { $subject } 正在上線。
        [failed] { $subject } 上線失敗。
        [watched] { $subject } 已上線。
        [closed] { $subject } 已順利結束。
        [rolled_back] { $subject } 已退版。
       *[called_off] { $subject } 已取消上線。
    }
refusal-not-a-window = 這不是將來的時段。請寫成例如 2026-03-05T20:00/23:00。
refusal-outside-window = { $subject } 只能在 { $since } 至 { $until } 之間上線。
refusal-in-freeze = { $until } 之前是凍結期，{ $subject } 需要等待。
refusal-notice-waits = 更新預告 { $number } 還沒有放行，{ $subject } 需要等它發出。
refusal-conditions-open = { $subject } 的附加條件還沒有完成：{ $tasks }。
refusal-asked-for-already = 這個版本已在進行中：{ $number }。
deed-releases-announced = 發出了 { $subject } 的更新預告
deed-releases-ready = { $subject } 可以上線
deed-releases-went = 決定上線 { $subject }（第 { $evidence } 版資料）
deed-releases-called-off = 取消了 { $subject } 的上線
deed-releases-taken = 記錄了部署系統已開始處理 { $subject }
deed-releases-deployed = 記錄了 { $subject } 已上線
deed-releases-failed = 記錄了 { $subject } 上線失敗
deed-releases-trouble = 記錄了部署系統回報 { $subject } 出現問題
deed-releases-closed = 結束了 { $subject } 的觀察
deed-releases-rolled-back = 退版了 { $subject }
deed-releases-watch-over = 提醒了 { $subject } 的觀察期已到
intent-submit-release = 申請發布上線
home-releases-to-review = 等我審查的緊急上線 · 共 { $count } 件
label-review = 事後審查
release-review-waiting = 緊急放行，等待審查
release-review-done = 緊急放行，已審查
release-event-reviewed = { $at } · { $who } 完成了緊急放行的審查
button-emergency = 緊急放行
button-reviewed = 審查
button-fixes = 修復了哪些回報
news-release-passed = { $who } 緊急放行了 { $subject }（{ $name }），需要由其他人事後審查。
news-release-review = { $subject }（{ $name }）是緊急放行的，還沒有審查。請完成審查。
news-ticket-fixed = { $subject }：您回報的問題已在 { $app } { $version } 修復，新版本已經上線。感謝您的回報。
form-emergency-title = 緊急放行
form-emergency-intro = 您一個人放行 { $subject }，不再等待其餘簽核。所有人都會看到原因，事後由其他人審查。
form-emergency-submit = 放行
field-emergency-reason = 為什麼不能等
form-review-title = 審查
form-review-intro = 這次緊急放行是否恰當？
form-review-submit = 送出
field-review-comment = 審查結果
form-fixes-title = 修復了哪些回報
form-fixes-intro = 上線後，會逐一告知每位回報人，並詢問是否已解決。
form-fixes-submit = 連結
field-fixes-tickets = 編號，例如 FB-3 FB-8
toast-release-passed = { $subject } 已放行，事後會審查。
toast-release-reviewed = { $subject } 已審查。
toast-release-fixes =
    { $count ->
        [one] 已連結 1 件回報，上線後會告知回報人。
       *[other] 已連結 { $count } 件回報，上線後會告知回報人。
    }
refusal-no-ticket-named = 請填寫回報編號，例如 FB-3 FB-8。
refusal-too-many-fixed = 一次發布最多連結 { $longest } 件回報。
deed-releases-review-wanted = 催促了 { $subject } 的事後審查
deed-releases-reviewed = 審查了 { $subject } 的緊急放行
deed-releases-linked = 標記 { $subject } 在 { $release } 修復
deed-feedback-said-fixed = 告知了 { $subject } 的回報人已在 { $release } 修復
label-filed-by = 代為提交
release-not-filed = { $source } 送來一件發布申請，但沒有受理。
refusal-nobody-to-file-for = 申請人不在本公司任職，或從未聯絡過：請在「requester」中填寫公司檔案裡某個人的 key。
refusal-no-such-app = 沒有叫這個名稱的應用程式：請在「app」中填寫應用程式的 key。
release-not-filed-not-allowed = 這位申請人無權申請上線：請在「requester」中填寫有權申請的人。
release-not-filed-quorum-out-of-reach = 能夠簽核的人數不足：請管理員檢查上線簽核人的設定。
release-not-filed-field = 「{ $field }」無法受理：請改正後重新送出。
release-not-filed-else = 請用 { $slash }release 申請，屆時會說明原因。
deed-releases-filed = 代人提交了 { $subject }
deed-releases-not-filed = 收到系統送來但無法受理的發布申請
quoted-as-written = { $text }（原文）
release-notice-foreign = { $languages }的更新預告無人撰寫，直接引用了原文摘要。申請人可透過「修改佐證資料」補寫。
label-check-list = 上線檢查
task-release-check-functions = { $about } 已上線：檢查主要功能
task-release-check-monitoring = { $about } 已上線：檢查告警、日誌和監控指標
task-release-check-data = { $about } 已上線：核對資料及備份
task-release-check-users = { $about } 已上線：查看使用者回饋，確認客服已知悉
