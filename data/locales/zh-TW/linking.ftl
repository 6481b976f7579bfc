### 同一個人的多個帳號。

command-link = 連結我在另一個平台的帳號
command-unlink = 解除帳號連結
link-code-title = 您的連結碼
link-code-how = 請在 { $platform } 上與我的私訊中傳送「{ $command }」和這組連結碼。請勿告訴任何人：誰輸入它，誰就成為這裡的您。
link-code-until = 只能使用一次，有效至 { $until }。
link-code-dead = 您的連結碼已失效：{ $why ->
    [seen] 它被傳到了別人看得到的地方。
   *[tries] 輸入錯誤次數過多。
}需要的話請重新傳送「{ $slash }link」取得新碼。
link-asked = 有人輸入了您的連結碼：{ $platform }，{ $name }。這是您自己的帳號嗎？
link-asked-means = 同意後，兩個帳號成為同一個人，雙方都看得到對方提出的意見回饋。沒有您的同意什麼都不會發生；請在 { $until } 前答覆。
link-awaited = 連結碼正確。請到取得它的 { $platform } 上按按鈕同意。
link-awaited-means = 同意之後，取得連結碼的人會看到您提出的意見回饋。如果這組碼是別人傳給您的，請立即取消。
link-unconfirmed = 未連結：{ $why ->
    [declined] 取得連結碼的一方沒有同意。
    [expired] 沒有人及時同意。
   *[other] 這組連結碼已失效。
}
link-linked = 已連結 { $platform }：{ $name }。
link-linked-means = 兩個帳號現在是同一個人，意見回饋、語言和權限相同。如果不是您本人操作，請立即解除連結。
link-unlinked = { $platform }：{ $name } 已解除連結。
link-unlinked-went = { $count ->
    [0] 那邊沒有提出過意見回饋，全部都留在另一個帳號。
   *[other] 在那邊提出的 { $count } 則意見回饋隨它而去，其餘的留在另一個帳號。
}
link-accounts-title = 您的帳號
link-account = { $platform }：{ $name }
link-alone = 沒有連結其他帳號。
link-unlink-means = 解除連結後，{ $platform }：{ $name } 將成為獨立的人。在那邊提出的意見回饋隨它而去，其餘的意見回饋和您的權限留在這裡。
button-link = 連結帳號
button-link-code = 我有連結碼
button-link-back = 取消連結
button-link-now = 是我本人
button-link-not = 不是
button-unlink = 解除連結…
button-unlink-now = 解除 { $platform }
toast-accounts = 您的帳號已傳到我們的私訊。
toast-linked = 已連結。
toast-not-linked = 未連結，連結碼已失效。
toast-unlinked = 已解除連結。
form-link-title = 連結帳號
form-link-intro = 您自己的另一個帳號顯示的連結碼是什麼？別人傳來的連結碼請不要輸入。
form-link-submit = 連結
field-link-code = 連結碼
refusal-only-in-private = 連結碼只給您本人看，請在我們的私訊中使用這個指令。
refusal-already-linked = 您在各個平台的帳號都已連結。
refusal-not-a-code = 這不是連結碼。連結碼由九個字母和數字組成，例如 7KM-4QX-9TB。
refusal-unknown-code = 這組連結碼無效：可能輸入錯誤、已使用或已過期。{ $left ->
    [0] 這個帳號一小時內不能再試。
   *[other] 還可以試 { $left } 次。
}
refusal-too-many-wrong-codes = 這個帳號輸入錯誤連結碼次數過多，請 { $minutes } 分鐘後再試。
refusal-code-seen-by-others = 別人看得到這組連結碼，所以它已失效。請重新取得，並在我們的私訊中輸入。
refusal-own-code = 這組連結碼是您自己取得的，請在您的另一個帳號上輸入；它仍然有效。
refusal-same-platform-twice = 未連結：雙方都已有 { $platform ->
    [slack] Slack
   *[telegram] Telegram
} 帳號，每個平台只能有一個。
refusal-waits-for-its-maker = 這組連結碼已經在這裡輸入過，請到取得它的平台上同意。
refusal-company-shows-the-code = 未連結：方向反了。請用這個帳號取得連結碼，再到另一個帳號上輸入。如果這組碼是別人給您的，請勿把您自己的碼告訴任何人。
refusal-both-of-the-company = 未連結：公司名冊上你們是兩個人。
refusal-nothing-linked = 沒有其他帳號與這個帳號連結。
refusal-to-be-forgotten = 未連結：這個帳號正在等待刪除資料，而員工的資料由公司管理。刪除完成後請再與我們聯絡。
