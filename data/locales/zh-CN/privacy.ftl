### 保存了人们的哪些数据，以及他们怎么说。

command-privacy = 查看保存了您的哪些数据，同意或撤回
privacy-title = 您的数据
privacy-offer = 事情办完后，可以继续保留这条反馈，以便下次更好地帮助您吗？无论如何都会帮您；如果没有同意，办完 { $days } 天后删除。
privacy-offer-again = 关于保存什么、为什么保存的说明有了变化。事情办完后，可以继续保留您的反馈吗？无论如何都会帮您。
privacy-no-notice = 公司没有在这里写明保存什么。任何内容都不会保留超过帮助您所需的时间。
privacy-terms = 保留期限：不属于任何反馈的内容，未经同意只留 { $hours } 小时；办完的反馈 { $tickets } 天，未经同意 { $tickets_without_consent } 天；附件 { $files } 天；我们答复的原文 { $spoken } 天；办完的投诉，即使您删除全部数据，也保留 { $after_complaint } 天。
privacy-unasked = 尚未答复
privacy-given = 已于 { $at } 同意
privacy-declined = 已于 { $at } 表示不同意
privacy-withdrawn = 已于 { $at } 撤回
label-consent = 同意情况
label-notice-version = 说明版本
button-privacy = 查看说明
button-consent-accept = 同意
button-consent-decline = 不同意
button-consent-withdraw = 撤回同意
button-mydata = 取得我的数据
toast-privacy = 关于您的数据的说明在我们的私聊里。
toast-consent-given = 谢谢，已记下。
toast-consent-declined = 已记下。我们照样帮助您。
toast-consent-withdrawn = 已撤回。我们照样帮助您。
refusal-notice-changed = 这个按钮出现之后，说明有了变化。请重新查看：/privacy
refusal-nothing-to-consent-to = 这里没有需要您同意的内容。
deed-privacy-answered = { $said ->
    [given] 同意了隐私说明
    [withdrawn] 撤回了对隐私说明的同意
   *[declined] 没有同意隐私说明
}
command-mydata = 取得保存的关于您的全部数据
mydata-caption = 保存的关于您的全部数据{ $parts ->
    [1] {""}
   *[other] （第 { $part } 部分，共 { $parts } 部分）
}。打开 index.html 即可查看。谁拿到这个文件都能看到内容，请妥善保管。
mydata-title = 保存的关于您的数据
mydata-person = 您本人
mydata-label-name = 名字
mydata-label-language = 语言
mydata-label-zone = 时区
mydata-label-consent = 同意情况
mydata-consent-unasked = 尚未答复
mydata-consent-given = 已同意
mydata-consent-declined = 不同意
mydata-consent-withdrawn = 已撤回
mydata-accounts = 您的账号
mydata-reports = 您的反馈
mydata-counted = 全部条目
mydata-rest = { $table }：{ $count }
mydata-untold = 每一条都在 data.json 里。其中没有：工作人员之间的内部备注（只列出有过备注）、校验值，以及会让别人冒充您的关联码。
toast-mydata = 您的数据在我们的私聊里。
toast-mydata-again = 刚才已经给过您，或者正在发送：请看我们的私聊。
intent-request-my-data = 取得我的数据
deed-privacy-given = 取得了关于自己的全部数据（共 { $parts } 部分）
