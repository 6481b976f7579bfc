### 保存了人們的哪些資料，以及他們怎麼說。

command-privacy = 查看保存了您的哪些資料，同意或收回
privacy-title = 您的資料
privacy-offer = 事情辦完後，可以繼續保留這則回報，以便下次更好地協助您嗎？無論如何都會協助您；若未同意，辦完 { $days } 天後刪除。
privacy-offer-again = 關於保存什麼、為什麼保存的說明有了變更。事情辦完後，可以繼續保留您的回報嗎？無論如何都會協助您。
privacy-no-notice = 公司沒有在這裡寫明保存什麼。任何內容都不會保留超過協助您所需的時間。
privacy-terms = 保留期限：不屬於任何回報的內容，未經同意只留 { $hours } 小時；辦完的回報 { $tickets } 天，未經同意 { $tickets_without_consent } 天；附件 { $files } 天；我們答覆的原文 { $spoken } 天；辦完的客訴，即使您刪除全部資料，也保留 { $after_complaint } 天。
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
refusal-notice-changed = 這個按鈕出現之後，說明有了變更。請重新查看：/privacy
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
mydata-rest = { $table }：{ $count }
mydata-untold = 每一筆都在 data.json 裡。其中沒有：工作人員之間的內部註記（只列出有過註記）、校驗值，以及會讓別人冒充您的連結碼。
toast-mydata = 您的資料在我們的私訊裡。
toast-mydata-again = 剛才已經給過您，或者正在傳送：請看我們的私訊。
intent-request-my-data = 取得我的資料
deed-privacy-given = 取得了關於自己的全部資料（共 { $parts } 部分）
