### 保存了人們的哪些資料，以及他們怎麼說。

command-privacy = 查看保存了您的哪些資料，同意或收回
privacy-title = 您的資料
privacy-offer = 事情辦完後，可以繼續保留這則回報，以便下次更好地協助您嗎？無論如何都會協助您；若未同意，辦完 { $days } 天後刪除。
privacy-offer-again = 關於保存什麼、為什麼保存的說明有了變更。事情辦完後，可以繼續保留您的回報嗎？無論如何都會協助您。
privacy-no-notice = 公司沒有在這裡寫明保存什麼。任何內容都不會保留超過協助您所需的時間。
privacy-terms = 保留期限：不屬於任何回報的內容，未經同意只留 { $hours } 小時；辦完的回報 { $tickets } 天，未經同意 { $tickets_without_consent } 天；附件 { $files } 天；我們答覆的原文 { $spoken } 天；辦完的客訴，即使您刪除全部資料，也保留 { $after_complaint } 天；如果沒有留下任何其他內容，您的名字和帳號在最後一次使用後保留 { $strangers } 天。
privacy-unasked = 尚未答覆
privacy-given = 已於 { $at } 同意
privacy-declined = 已於 { $at } 表示不同意
privacy-withdrawn = 已於 { $at } 收回
label-consent = 同意情形
label-notice-version = 說明版本
button-privacy = 查看說明
button-consent-accept = 同意
button-consent-decline = 不同意
button-consent-withdraw = 收回同意
button-mydata = 取得我的資料
toast-privacy = 關於您的資料的說明在我們的私訊裡。
toast-consent-given = 謝謝，已記下。
toast-consent-declined = 已記下。我們一樣會協助您。
toast-consent-withdrawn = 已收回。我們一樣會協助您。
refusal-notice-changed = 這個按鈕出現之後，說明有了變更。請重新查看：{ $slash }privacy
refusal-nothing-to-consent-to = 這裡沒有需要您同意的內容。
deed-privacy-answered = { $said ->
    [given] 同意了隱私說明
    [withdrawn] 收回了對隱私說明的同意
   *[declined] 沒有同意隱私說明
}
command-mydata = 取得保存的關於您的全部資料
mydata-caption = 保存的關於您的全部資料{ $parts ->
    [1] {""}
   *[other] （第 { $part } 部分，共 { $parts } 部分）
}。開啟 index.html 即可查看。誰拿到這個檔案都能看到內容，請妥善保管。
mydata-title = 保存的關於您的資料
mydata-person = 您本人
mydata-label-name = 名字
mydata-label-language = 語言
mydata-label-zone = 時區
mydata-label-consent = 同意情形
mydata-consent-unasked = 尚未答覆
mydata-consent-given = 已同意
mydata-consent-declined = 不同意
mydata-consent-withdrawn = 已收回
mydata-accounts = 您的帳號
mydata-reports = 您的回報
mydata-counted = 全部項目
mydata-rest = { $what }：{ $count }
kept-people = 您本人
kept-merged-people = 連結帳號之前的身分
kept-accounts = 帳號
kept-linked-accounts = 已連結帳號的名稱
kept-link-codes = 連結碼
kept-wrong-codes = 輸入錯誤的連結碼
kept-chats = 與您的聊天室
kept-former-addresses = 這些聊天室以前的位址
kept-command-menus = 其中的指令選單
kept-backup-codes = 剩餘的備用驗證碼
kept-second-factors = 兩步驟驗證
kept-factor-tries = 輸入錯誤的兩步驟驗證碼
kept-loans = 代理
kept-tickets = 回報
kept-ticket-entries = 回報中的內容
kept-approval-requests = 申請
kept-approval-evidence = 申請所附的資料
kept-approval-marks = 申請的處理經過
kept-delistings = 您提出的下架
kept-delisting-stores = 您下架了應用程式的商店
kept-delisting-entries = 您為下架所做的事
kept-grants = 您持有或持有過的權限
kept-releases = 您提出的上線
kept-release-events = 上線的處理經過
kept-release-tickets = 您連結到上線的回報
kept-files = 檔案
kept-form-sessions = 表單
kept-tasks = 待辦
kept-task-entries = 您為待辦所做的事
kept-inbox = 收到的您傳來的內容
kept-origins = 形成回報的您的訊息
kept-subscriptions = 您選擇接收的通知
kept-announcement-recipients = 發給您的公告
kept-spoken = 我們答覆的原文
kept-messages = 傳給您的訊息
kept-cards = 給您看過的卡片
kept-audit-entries = 記載您所做的事的稽核紀錄
mydata-untold = 每一筆都在 data.json 裡。其中沒有：工作人員之間的內部註記（只列出有過註記）、校驗值，以及會讓別人冒充您的連結碼。
toast-mydata = 您的資料在我們的私訊裡。
toast-mydata-again = 剛才已經給過您，或者正在傳送：請看我們的私訊。
intent-request-my-data = 取得我的資料
deed-privacy-given = 取得了關於自己的全部資料（共 { $parts } 部分）
command-forget = 刪除保存的關於您的全部資料
command-hold = 依法保留某人的資料：單號、最後一天（或 off）、原因
button-forget = 刪除我的資料…
button-forget-now = 永久刪除
intent-erase-my-data = 刪除我的資料
somebody-erased = （已刪除）
erasure-title = 要刪除保存的關於您的全部資料嗎？
erasure-title-waits = 已刪除，必須保留的除外
erasure-title-done = 已刪除
erasure-goes = 永久刪除：您的名字、語言、同意情形、{ $tickets } 則回報、{ $files } 個檔案，以及您說過的和我們告訴過您的全部內容。
erasure-account = 刪除：{ $platform }：{ $name }。之後從那裡傳來的內容，會被當作一位新使用者。
erasure-copies = 我們傳給您的訊息，以及公司頻道裡關於您的回報的訊息，都會刪除；平台不再允許刪除的（Telegram 超過 48 小時），改為覆寫。沒能處理到的會告訴您。
erasure-stays-hold = 保留：全部資料，依法保留到 { $until }，屆時自動刪除。
erasure-stays-complaint = 保留：{ $subject }，已處理的客訴，到 { $until }，屆時自動刪除。
erasure-stays-complaint-open = 保留：{ $subject }，正在處理的客訴，連同您的名字和聯絡方式，直到結案後 { $days } 天，屆時自動刪除。
erasure-stays-decisions = 永久保留（這是公司的決定）：您提出過 { $requests } 次申請、持有過 { $grants } 項權限，只留編號、簽核人和時間。您為此寫的內容會被刪除。
erasure-always-stays = 另外保留：回報的編號和處理過的事實，不含名字和內容，以便稽核紀錄仍可核對。備份裡只有沒有您的金鑰就無法開啟的密文。
erasure-waits = 不再需要的內容已全部刪除。其餘內容和您的金鑰會自動隨後刪除；在此之前，較早的備份仍可能被開啟。
erasure-done = 您的資料已刪除，能開啟其副本的金鑰也已銷毀。
erasure-copies-on-the-way = 正在收回我們的訊息。
erasure-copies-told = 我們的訊息：{ $deleted } 則已刪除，{ $overwritten } 則已覆寫，{ $unreached } 則沒能處理到。
erasure-left-private = 我們的私訊
erasure-left-group = 群組
erasure-left-where = – 未能處理：{ $place }（{ $platform }）
erasure-left-since = { $where }，傳送於 { $at }
erasure-left-about = ，關於 { $subject }
erasure-your-own = 您自己寫的訊息還在您的聊天室裡，只有您能刪除。
erasure-below = 見下方。
toast-forget = 會刪除什麼、保留什麼，請看我們的私訊。
toast-forgotten = 正在刪除。
toast-forget-changed = 要刪除或保留的內容有變化，請再看一遍。
toast-held = 已記下：在那之前，不會刪除這位回報人的資料。
toast-released = 已記下：不再保留。
refusal-company-keeps-its-own = 您在這裡工作：公司的名冊裡有您，您為公司做的事屬於公司。請聯絡管理員。
refusal-hold-not-understood = 請寫單號、最後一天和原因，例如：FB-7 2026-12-31 法院命令 12/26。要結束保留：FB-7 off 和原因。
refusal-hold-in-the-past = 那一天已經過去了。
state-erased = 已刪除
ticket-erased-title = { $subject } · { $kind }
ticket-erased = 這裡寫過的內容已刪除。
deed-privacy-asked-to-forget = 詢問會刪除自己的哪些資料（{ $subject }）
deed-privacy-forgotten = 刪除了保存的某人的資料（{ $subject }）：{ $state ->
    [waiting] 暫時保留 { $stays } 項
   *[done] 沒有保留
}
deed-privacy-held = 依法保留 { $ticket } 回報人的資料到 { $until }
deed-privacy-released = 不再保留 { $subject } 回報人的資料
deed-privacy-forgotten-again = 還原備份後再次刪除了 { $subject }
deed-privacy-kept-no-longer = 刪除了保留期滿的內容（回報 { $tickets } 則，檔案 { $files } 個，答覆 { $spoken } 則，表單 { $forms } 份）
erasure-told-here = 您在另一個帳號上要求刪除您的資料。{ $state ->
    [waiting] 不再需要的內容這裡也已刪除，其餘的處理完畢後刪除。
   *[done] 您的全部資料已刪除，這裡也一樣。之後您再傳訊息，對我們來說就是新的使用者。
}
