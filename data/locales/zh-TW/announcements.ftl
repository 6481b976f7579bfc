### 公告與訂閱。

command-announce = 撰寫公告
command-announcements = 查看公告
command-subscribe = 選擇要接收哪些公告
announced-kind-update = 更新
announced-kind-delisting = 下架
announced-kind-maintenance = 維護
announced-kind-incident = 服務異常
announced-kind-general = 動態
announced-to-subscribers = 訂閱者
announced-to-users = 全部使用者
announced-to-staff = 員工
announced-to-everyone = 所有人
announced-reached = { $audience }（目前 { $count } 個接收對象）
announced-undated = 未定，由發布人安排
announced-title = { $about } · { $kind }
announced-corrected = （已於 { $at } 更正）
announced-confirmed = ✓ 您已於 { $at } 回覆知道了。
announced-number = { $subject }
announced-why-app = { $subject } · 您曾就{ $app }聯絡我們或已訂閱，因此收到這則公告。
announced-why-subscribers = { $subject } · 您曾聯絡我們或已訂閱，因此收到這則公告。
announced-why-users = { $subject } · 您是我們的使用者，因此收到這則公告。
announced-why-staff = { $subject } · 您是公司員工，因此收到這則公告。
announced-why-everyone = { $subject } · 這則公告發給我們認識的每一個人。
announced-why-mandatory = { $subject } · 無論是否取消訂閱，相關使用者都會收到：App 終止服務，您必須及時知道。
announced-detail-reason = 原因
announced-detail-take-down-date = 下架日期
announced-detail-end-of-service-date = 終止服務日期
announced-detail-stores = 應用程式商店
announced-detail-alternative = 替代方案
announced-detail-export-until = 資料匯出期限
announced-detail-refund-until = 退款期限
announced-detail-contact = 聯絡方式
announced-detail-follow-up = 後續措施
announced-detail-user-data = 使用者資料
announced-detail-version = 版本
announced-detail-starts = 開始時間
announced-detail-ends = 結束時間
announced-detail-affected = 影響範圍
announced-detail-next-news = 下次通報時間
announced-days-left =
    { $days ->
        [0] { $app } 今天下架。
        [1] { $app } 將於明天下架。
       *[other] { $app } 將在 { $days } 天後下架。
    }
announced-follow-up-done = { $app } 已下架，公布的後續措施均已完成。感謝您一直以來的使用。
announcement-again = { $subject } 再次通知 · { $title }
task-promised-follow-up = { $about }：落實公告中的後續措施
announcement-asked = 公告 { $subject } · { $title }
announcement-title = { $subject } · { $title }
announcement-corrects = 這是對已發出內容的更正：每一份都會修改。
announcement-body = { $language }：{ $body }
announcement-missing = ⚠ 尚未撰寫
announcement-doubt-missing = ⚠ 缺少{ $language }。
announcement-doubt-links-differ = ⚠ { $language }缺少其他語言中的連結：{ $what }
announcement-doubt-day-over = ⚠ { $language }中的日期已過或不存在：{ $what }
announcement-doubt-other-script = ⚠ { $language }中混入了另一種字體的字：{ $what }
announcement-doubt-mention = ⚠ { $language }中有類似呼叫他人的內容：{ $what }
announcement-doubt-banned = ⚠ { $language }中有公司不希望使用的詞：{ $what }
announcement-doubt-dead-link = ⚠ 連結打不開（回應 { $why }）：{ $what }
announcement-doubt-silent-link =
    { $why ->
        [too_slow] ⚠ 連結回應太慢：{ $what }
        [forbidden] ⚠ 連結指向非公開位址：{ $what }
        [endless] ⚠ 連結不停轉址：{ $what }
       *[unreachable] ⚠ 連結無法存取：{ $what }
    }
announcement-doubt-new-link = … 正在檢查連結：{ $what }
announcement-doubt-not-told = ⚠ 沒有寫明：{ $what }
announcement-doubt-not-told-in = ⚠ 這一項沒有{ $language }內容：{ $what }
announcement-is-draft = 草稿：尚未送出審核。
announcement-is-review = 審核中。
announcement-is-rejected = 審核未通過，不會發出。
announcement-is-approved = 審核通過，安排時間後發出。
announcement-is-scheduled = 審核通過，將於 { $at } 發出。
announcement-is-sending = 自 { $at } 起傳送中。
announcement-is-paused = 已暫停。
announcement-is-sent = 已於 { $at } 傳送完畢。
announcement-is-cancelled = 已取消。
announcement-is-recalled = 已於 { $at } 收回。
announcement-standing-draft = 草稿
announcement-standing-review = 審核中
announcement-standing-rejected = 未通過
announcement-standing-approved = 已通過，未定時間
announcement-standing-scheduled = 已安排
announcement-standing-sending = 傳送中
announcement-standing-paused = 已暫停
announcement-standing-sent = 已傳送
announcement-standing-cancelled = 已取消
announcement-standing-recalled = 已收回
announcement-progress = { $bar } { $done } / { $total }
announcement-confirmed = 已按「知道了」：{ $count }
announcement-copies-sent = 已傳送：{ $count }
announcement-copies-pending = 傳送中：{ $count }
announcement-copies-correcting = 更正中：{ $count }
announcement-copies-quiet = 等勿擾時段結束：{ $count }
announcement-copies-held = 暫緩：{ $count }
announcement-copies-unknown = 不確定是否送達：{ $count }
announcement-copies-failed = 失敗：{ $count }
announcement-copies-blocked = 對方已封鎖：{ $count }
announcement-copies-stale = 未能更正：{ $count }
announcement-copies-unwanted = 傳送前已不再接收：{ $count }
announcement-copies-opted-out = 已取消訂閱：{ $count }
announcement-copies-unreachable = 無法聯絡：{ $count }
announcement-copies-cancelled = 不再傳送：{ $count }
announcement-copies-wanted = 收回中：{ $count }
announcement-copies-overwrite = 覆寫中：{ $count }
announcement-copies-unsent = 尚未發出：{ $count }
announcement-copies-deleted = 已刪除：{ $count }
announcement-copies-overwritten = 已覆寫：{ $count }
announcement-copies-unreached = 可能仍看得到：{ $count }
announcement-report = { $subject } 傳送報告
announcement-reason =
    { $reason ->
        [blocked] 對方封鎖了服務台
        [deactivated] 帳號已停用
        [removed] 服務台已被移出
        [deleted] 群組已解散
        [never_started] 從未傳訊息給服務台
        [chat_not_found] 聊天室不存在
        [channel_not_found] 頻道不存在
        [is_archived] 頻道已封存
        [not_in_channel] 服務台不在頻道中
        [user_not_found] 帳號不存在
        [no_rights] 服務台沒有發言權限
        [refused] 平台拒絕
        [message_too_long] 內容太長
        [connection_lost] 傳送時連線中斷
        [timeout] 平台未及時回應
        [cannot_be_deleted] 時間太久，無法刪除
        [cant_delete_message] 平台不允許刪除
        [message_not_found] 訊息已不存在
        [untold] 未說明原因
       *[other] { $reason }
    }
announcement-unreached-unknown = · { $who }（{ $platform }）：不確定（{ $reason }）
announcement-unreached-failed = · { $who }（{ $platform }）：失敗（{ $reason }）
announcement-unreached-blocked = · { $who }（{ $platform }）：已封鎖（{ $reason }）
announcement-unreached-stale = · { $who }（{ $platform }）：看到的仍是更正前的內容（{ $reason }）
announcement-unreached-kept = · { $who }（{ $platform }）：可能仍看得到（{ $reason }）
announcement-table-kept = 可能仍看得到
announcement-table-who = 接收對象
announcement-table-platform = 平台
announcement-table-outcome = 結果
announcement-table-reason = 原因
announcement-table-unknown = 不確定
announcement-table-failed = 失敗
announcement-table-blocked = 已封鎖
announcement-table-stale = 看到的仍是更正前的內容
announcement-test = { $subject } 試發：{ $language }讀者看到的內容如下。
announcements-none = 目前還沒有公告。
announcements-title = 公告
announcements-line = { $subject } · { $title } · { $standing }
label-announced-kind = 類別
label-announced-app = App
label-announced-to = 接收對象
announced-only-asked = 訂閱了動態的使用者
label-announced-only = 僅限
label-announced-when = 發出時間
label-announced-about = 關聯
label-announced-by = 撰寫人
button-submit = 送出審核
button-edit = 修改
button-test-send = 試發給我
button-schedule = 安排時間
button-pause = 暫停
button-announced-resume = 繼續傳送
button-announced-cancel = 取消公告
button-correct = 更正
button-recall = 收回
button-opt-out = 取消訂閱
button-got-it = 知道了
button-subscribe = 訂閱
subscriptions-title = 您接收的公告
subscriptions-of-chat = 這裡接收的公告
subscription-mandatory = ✓ { $kind }：必須及時知道，一律接收
subscription-yes = ✓ { $kind }
subscription-usual = ✓ { $kind }：您聯絡過我們的 App
subscription-no = ✗ { $kind }
subscription-asked = ✗ { $kind }：只收到發給全部使用者的通知
subscription-app-yes = ✓ { $app }：與它有關的全部公告
subscription-app-no = ✗ { $app }：只有終止服務時告訴您
subscription-button-opt-out = 取消訂閱：{ $kind }
subscription-button-subscribe = 訂閱：{ $kind }
news-announcement-approved = { $subject } 審核通過，安排時間後發出。
news-announcement-stopped = { $subject } 沒有發出：內容與審核時不一致，已退回草稿。
news-subscribed = 您將繼續收到這類公告：{ $kind }。
news-opted-out = 您不會再收到這類公告：{ $kind }。
news-app-subscribed = 與{ $app }有關的公告都會告訴您。
news-app-opted-out = 除終止服務外，不再告訴您{ $app }的公告。
form-announcement-title = 撰寫公告
form-announcement-intro = 發出前由另一個人審核。
form-announcement-submit = 送出審核
field-announcement-kind = 類別
field-announcement-app = 關於哪個 App
field-announcement-title = 內部標題，不會發出
field-announcement-reason = 原因（每種語言一行）
field-announcement-take-down-date = 下架日期
field-announcement-end-of-service-date = 終止服務日期
field-announcement-stores = 應用程式商店（用逗號分開）
field-announcement-alternative = 替代方案（每種語言一行）
field-announcement-export-until = 資料匯出期限
field-announcement-refund-until = 退款期限（或填聯絡方式）
field-announcement-contact = 聯絡方式（或填退款期限）
field-announcement-follow-up = 後續措施（每種語言一行）
field-announcement-user-data = 使用者資料如何處理
field-announcement-version = 版本
field-announcement-starts = 開始時間
field-announcement-ends = 結束時間
field-announcement-affected = 影響範圍（每種語言一行）
field-announcement-next-news = 下次通報時間
field-announcement-body-en = 英文內容
field-announcement-body-zh-cn = 簡體中文內容
field-announcement-body-zh-tw = 繁體中文內容
field-announcement-when = 何時發出（選今天不選時間即立即發出）
field-announcement-time-zone = 時區，例如 Asia/Taipei
field-announcement-audience = 發給誰
field-announcement-narrow = 發給其中的全部，還是一部分？
announced-to-all = 全部
announced-narrow-platform = 只發某個平台
announced-narrow-language = 只發某種語言
announced-narrow-group = 只發某個部門或角色
announced-narrow-several = 依多個條件
field-announcement-to-platform = 只發給某一平台
field-announcement-to-language = 只發給使用某種語言的人
field-announcement-to-group = 只發給某個部門或角色
refusal-nobody-of-that = 使用者不屬於任何部門：請選擇員工或所有人，或者不填這一項。
form-mend-announcement-title = 修改公告
form-mend-announcement-intro = 留空的部分保持不變。已經簽核 { $subject } 的人需要重新簽核。
form-mend-announcement-submit = 送出
form-edit-announcement-title = 修改公告
form-edit-announcement-intro = 留空的部分保持不變。{ $subject } 需要重新審核。
form-edit-announcement-submit = 送出審核
form-schedule-title = 安排時間
form-schedule-intro = { $subject } 何時發出？留空則立即發出。
form-schedule-submit = 送出
field-schedule-when = 何時發出（選今天不選時間即立即發出）
field-schedule-time-zone = 時區
form-correct-title = 更正公告
form-correct-intro = 留空的部分保持不變。審核通過後，{ $subject } 的每一份都會修改。
form-correct-submit = 送出審核
toast-announced = { $subject } 已儲存。
toast-announced-test = { $subject } 的試發內容在您的私訊裡。
toast-announced-cancelled = { $subject } 已取消。
toast-correction = { $subject } 的更正正在審核。
toast-scheduled = { $subject } 將於 { $at } 發出。
toast-paused = { $subject } 已暫停。
toast-resumed = { $subject } 繼續傳送。
toast-recalled = 正在收回 { $subject }。
toast-subscribed = 已訂閱。
toast-opted-out = 已取消訂閱。
toast-confirmed = 謝謝，已記下。
toast-subscriptions = 您的公告設定在私訊裡。
refusal-unknown-announcement = 沒有您能查看的公告 { $number }。輸入「{ $slash }announcements」可以查看清單。
refusal-announcement-moved-on =
    { $standing ->
        [draft] { $subject } 還是草稿，現在不能這樣做。
        [review] { $subject } 正在審核，請修改佐證資料。
        [rejected] { $subject } 審核未通過。
        [approved] { $subject } 還沒有安排時間。
        [scheduled] { $subject } 已安排，時間也經過了審核。
        [sending] { $subject } 正在傳送。
        [paused] { $subject } 已暫停。
        [sent] { $subject } 已經傳送完畢。
        [cancelled] { $subject } 已取消。
       *[recalled] { $subject } 已收回。
    }
refusal-languages-missing = { $subject } 的語言還不齊全，缺少：{ $languages }。
refusal-nothing-to-correct = { $subject } 的內容已經是這樣。
refusal-under-correction = { $subject } 的另一份更正正在審核：{ $number }。
refusal-placeholder-left = 還有內容沒有填寫：{ $found }
refusal-bad-link = 這個連結無法安全開啟，請以 https:// 開頭並寫明網站：{ $found }
refusal-time-not-understood = 無法辨識這個時間。例如：2026-03-09T10:00、PT2H 或 現在。
refusal-time-is-over = 這個時間已過，或者太遠。
refusal-too-long-together = 全部語言的內容加起來超過 { $most } 個字，審核卡片放不下，請縮短。
refusal-refund-or-contact = 請填寫退款期限或聯絡方式。
refusal-ends-before-it-starts = 結束時間早於開始時間。
refusal-unknown-zone = 沒有這個時區。例如：Asia/Taipei。
refusal-must-be-told = 這類公告不能取消訂閱：App 終止服務，您必須及時知道。
deed-announcements-drafted = 撰寫了 { $subject }
deed-announcements-edited = 修改了 { $subject }
deed-announcements-tested = 把 { $subject } 試發給自己
deed-announcements-reviewed = 讓 { $subject } 按審核的內容發出
deed-announcements-scheduled = 安排了 { $subject } 的時間
deed-announcements-begun = 開始傳送 { $subject }
deed-announcements-stopped = 沒有傳送 { $subject }：與審核的內容不一致
deed-announcements-paused = 暫停了 { $subject }
deed-announcements-resumed = 繼續傳送 { $subject }
deed-announcements-cancelled = 取消了 { $subject }
deed-announcements-sent = 把 { $subject } 發給了所有接收對象
deed-announcements-confirmed = 表示已收到 { $subject }
deed-announcements-corrected = 更正了 { $subject } 的每一份
deed-announcements-recalled = 收回了 { $subject }
deed-announcements-subscribed = 訂閱了一類公告
deed-announcements-unsubscribed = 取消訂閱了一類公告
deed-announcements-app-subscribed = 訂閱了一個 App 的公告
deed-announcements-app-unsubscribed = 取消訂閱了一個 App 的公告
intent-announce-update = 發布更新公告
intent-list-announcements = 查看公告
intent-cancel-announcement = 取消公告
intent-subscribe = 訂閱公告
intent-unsubscribe = 取消訂閱公告
