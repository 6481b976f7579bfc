### 兩步驟驗證。

command-secondfactor = 設定、更換或掛失我的兩步驟驗證
factor-title = 您的兩步驟驗證
factor-none = 尚未設定。再次傳送這個指令即可設定。
factor-since = 自 { $since } 起生效。有風險的操作需要驗證器上的驗證碼，只偷到聊天帳號什麼也做不了。
factor-left = { $count ->
    [0] 備用驗證碼已用完。請立即更換，屆時會得到十組新的。
   *[other] 還有 { $count } 組備用驗證碼。
}
factor-picture = 請用驗證器應用程式掃描。確認之後，這張圖片和下面的金鑰會被刪除，最遲十分鐘後刪除。
factor-picture-alt = QR 碼，內容是下一則訊息中的金鑰
factor-secret-title = 設定兩步驟驗證
factor-secret-how = 如果無法掃描圖片，請把這組金鑰輸入驗證器，不要給任何人看。然後用它顯示的第一組驗證碼確認。
factor-secret-until = 請在 { $until } 前確認。
factor-codes-title = 您的備用驗證碼
factor-codes-how = 手機不在身邊時，每組可以代替驗證碼使用一次。請現在就記下來：以後誰也無法再次顯示。
factor-codes-until = 這則訊息將於 { $until } 刪除。
factor-in-force = 您的兩步驟驗證已生效。如果不是您本人操作，請立即告訴管理員。
factor-not-finished = 您的兩步驟驗證沒有及時確認。剛才顯示的內容已作廢，請傳送「{ $slash }secondfactor」指令重新開始。
factor-paused = 您在 { $platform } 上的驗證碼輸入錯誤次數過多，{ $minutes } 分鐘內不再接受。如果不是您本人，表示有人在使用您那邊的帳號，請立即告訴管理員。
factor-backup-used = { $left ->
    [0] 使用了一組備用驗證碼，這是最後一組。請用「{ $slash }secondfactor」指令更換兩步驟驗證。
   *[other] 使用了一組備用驗證碼，還剩 { $left } 組。
}如果不是您本人操作，請立即告訴管理員。
factor-reset-asked = 有人請管理員解除您的兩步驟驗證。如果不是您本人，請立即告訴其中一位。
factor-reset-done = 兩位管理員已解除您的兩步驟驗證。請用「{ $slash }secondfactor」指令重新設定。
factor-reset-refused = 一位管理員拒絕解除您的兩步驟驗證，它繼續有效。
factor-reset-expired = 您的兩步驟驗證繼續有效：一天之內沒有足夠的管理員同意。
reset-title = 解除兩步驟驗證
reset-waiting = 需要兩位管理員同意，截止 { $until }。
reset-make-sure = 請用這個聊天以外的方式核實確實是本人提出：偷到帳號的人也會這樣提出。
reset-done = 已完成：兩位管理員已同意。
reset-refused = 已拒絕：繼續有效。
reset-expired = 已過期：沒有足夠的管理員及時同意。
label-reset-person = 誰的
label-reset-asked = 提出人
label-reset-agreed = 第一位同意
button-enrol = 輸入驗證碼確認
button-kept-codes = 我已記下
button-replace = 更換…
button-lost = 遺失了
button-reset = 解除
button-leave = 不解除
toast-factor = 請到我們的私訊中繼續。
toast-in-force = 已確認。備用驗證碼在我們的私訊中。
toast-reset-asked = 已請管理員處理，需要其中兩位同意。
form-enrol-title = 兩步驟驗證
form-enrol-intro = 您的驗證器顯示什麼驗證碼？
form-enrol-submit = 確認
field-enrol-code = 六位數字
form-replace-title = 兩步驟驗證
form-replace-intro = 輸入現有兩步驟驗證的驗證碼後即可設定新的。新的確認之前，現有的繼續有效。
form-replace-submit = 更換
form-prove-title = 兩步驟驗證
form-prove-intro = 這個操作需要驗證器上的驗證碼或備用驗證碼。
form-prove-submit = 繼續
field-proof = 兩步驟驗證碼
form-secret = 請把驗證碼傳在這裡，我會立即刪除您的訊息。
typed-stays = 我無法刪除您傳送驗證碼的那則訊息，請自行刪除；那組驗證碼已作廢。
refusal-factor-needed = 這個操作需要兩步驟驗證，而您尚未設定。請在我們的私訊中用「{ $slash }secondfactor」指令設定，然後再試一次。
refusal-not-a-factor-code = 這不是驗證碼。請輸入驗證器顯示的六位數字，或備用驗證碼，例如 7KM-4QX-9TB-2WE。
refusal-wrong-factor-code = 這組驗證碼無效，還可以試 { $left } 次。
refusal-factor-code-used = 這組驗證碼已用過，請等下一組。
refusal-too-many-factor-codes = 驗證碼輸入錯誤次數過多，{ $minutes } 分鐘內不再接受，之後請重試。
refusal-enrolment-is-over = 沒有及時確認，或者您已重新開始。請再次傳送「{ $slash }secondfactor」指令。
refusal-enrolment-code-wrong = 這組驗證碼不符。請檢查掃描的是不是最新的圖片，手機時間是不是自動設定。
refusal-unknown-reset = 沒有這個請求。
refusal-own-reset = 不能解除自己的兩步驟驗證，需要另外兩位管理員同意。
refusal-agreed-already = 您已經同意，還需要另一位管理員。
refusal-too-few-admins = 沒有另外兩位管理員可以同意，請聯絡負責服務台的人。
refusal-reset-is-over = 這個請求已結束：已完成、已拒絕或已過期。
refusal-reset-waits = 已經請過管理員了。
refusal-no-factor = 沒有可以解除的兩步驟驗證。
refusal-nobody-called = 公司裡沒有叫這個名字的人。
deed-factor-begun = 開始設定兩步驟驗證
deed-factor-not-finished = 兩步驟驗證沒有及時確認
deed-factor-in-force = 確認了兩步驟驗證
deed-factor-confirmed = 輸入了兩步驟驗證碼
deed-factor-backup-used = 使用了備用驗證碼
deed-factor-replayed = 輸入了用過的驗證碼
deed-factor-wrong-code = 輸入了錯誤的驗證碼
deed-factor-paused = 輸入錯誤驗證碼次數過多
deed-factor-reset-asked = 請求解除兩步驟驗證
deed-factor-reset-agreed = 同意解除兩步驟驗證
deed-factor-reset = 解除了兩步驟驗證
deed-factor-reset-refused = 拒絕解除兩步驟驗證
deed-factor-reset-expired = 解除兩步驟驗證的請求過期
