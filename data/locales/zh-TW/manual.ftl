### 操作手冊：每個人能做什麼，分章說明；以及對新來的人說的第一句話。

help-title = 我能為您做什麼
help-intro = 直接用自己的話告訴我出了什麼問題，例如「{ $app }上傳照片就閃退」，馬上就有編號。也可以用指令：
help-intro-staff = 直接用自己的話告訴我，例如「有什麼等我簽核？」，我把卡片送來，您來按。也可以用指令：
help-welcome = 歡迎來到{ $company }，我是這裡的服務台。
help-line = { $command } – { $meaning }
help-further = 想了解其中一項：{ $command } 加名稱，例如 { $example }
command-help = 查看我能做什麼
welcome-title = 歡迎來到{ $company }
welcome-intro = 我是這裡的服務台：直接用自己的話告訴我出了什麼問題，例如「{ $app }上傳照片就閃退」。馬上就有編號，每次進展都會告訴您。可以附上照片和檔案。
welcome-intro-staff = 我是這裡的服務台，您在{ $departments }工作。與您有關的事會以帶按鈕的卡片出現在相應頻道，或只發給您一人。直接用自己的話告訴我就行，例如「有什麼等我簽核？」。
welcome-further = { $command } 顯示您在這裡能做的一切。
button-help = 使用說明
chapter-tickets = 案件
chapter-tickets-text =
    使用者的意見回饋顯示在本部門的頻道裡，每件一張卡片；卡片始終顯示最新情況。
    「{ button-claim }」後您就是承辦人。在卡片的討論串裡寫的內容只有同事看得到；回報人只會看到用「{ button-reply }」送出的內容。
    「{ button-ask }」後期限暫停，直到回報人回答。「{ button-resolve }」後會請回報人確認是否解決。
    「{ button-more }」裡有：轉派其他部門、交給同事、修改類別或優先順序、合併、關聯、歷程。
chapter-alerts = 告警
chapter-alerts-text =
    每則告警一張卡片。「{ button-alert-acknowledge }」表示由您處理，不再叫其他人；直接寫「收到 AL-7」也一樣。
    「{ button-alert-silence-hour }」等按鈕讓它安靜一段時間，「{ button-alert-escalate }」叫下一個人，「{ button-alert-add-responder }」請一位同事幫忙。
    好轉時只改卡片，惡化時重新提醒。
chapter-releases = 發布
chapter-releases-text =
    { $slash }release 會逐項詢問佐證資料。各部門會簽後由決策小組驗收，然後送出更新通知。
    「{ button-go }」即上線；「{ button-rolled-back }」一按就退回。之後觀察它的告警和回報，直到有人按「{ button-watch-closed }」。
    修改一份佐證資料只會重開它涉及的關卡。
chapter-delistings = 下架
chapter-delistings-text =
    { $slash }delisting 會詢問原因、日期、措施、商店和各語言的文案；這些作為一個整體一次簽核。
    之後會逐步通知使用者，每個商店和部門各有待辦，兩個日期到時執行。{ $slash }delistings 顯示各項進度。
chapter-announcements = 公告
chapter-announcements-text =
    { $slash }announce 會詢問三種語言的文案、時間和對象。送出之前由第二個人審核。
    「{ button-test-send }」讓您先看到讀者將看到的樣子。傳送中可以「{ button-pause }」，之後可以「{ button-correct }」和「{ button-recall }」。
chapter-requests = 申請與簽核
chapter-requests-text =
    等您簽核的申請會送給您，也列在 { $slash }pending 裡。
    「{ button-approve }」即簽名。「{ button-condition }」簽名並把條件變成待辦。「{ button-return }」讓對方修改，其他人的簽名保留。「{ button-reject }」即結束。
    「{ button-rules }」說明要誰簽。誰也不能簽核自己的申請。
chapter-permissions = 權限
chapter-permissions-text =
    直接寫，例如「我需要正式庫唯讀權限三天，排查發票問題」，或用 { $slash }permission。
    從核准時開始計時，到期前會提醒：「{ button-extend }」會重新申請，「{ button-hand-back }」提前結束。{ $slash }permissions 顯示您持有的權限。
chapter-tasks = 待辦
chapter-tasks-text =
    { $slash }tasks 顯示您和本部門要做的事。「{ task-button-done }」表示完成，可以加註記；做不了請寫明原因。
    逾期的待辦會反覆提醒，直到有人了結。
chapter-duty = 輪值
chapter-duty-text =
    { $slash }oncall 顯示誰在輪值、下一位是誰。{ $slash }swap 請同事代班，對方同意後生效。
chapter-absence = 我請假時
chapter-absence-text =
    { $slash }delegate 讓同事在一段日期內代理您：對方能看到等您處理的事，並代您簽名，卡片上會寫明。
chapter-audit = 稽核紀錄
chapter-audit-text =
    { $slash }audit 加編號、姓名或日期：誰在什麼時候做了什麼。例如 { $slash }audit FB-7 2026-03-01..2026-03-05
    您查看過這件事也會記下來。
chapter-reports = 意見回饋
chapter-reports-text =
    寫下問題或希望，有圖片、檔案就一起傳來。不需要填表。
    每件回報一張卡片，始終顯示最新情況。「{ button-add }」補充內容，「{ button-human }」找真人，「{ button-withdraw }」結束它；{ $slash }status 加編號可以再次查看。
    處理完會問您是否解決：「{ button-not-yet }」就會重啟案件。
chapter-news = 訂閱與公告
chapter-news-text =
    { $slash }subscribe 顯示您會收到什麼，並由您選擇；後面寫應用程式的名稱，就會收到它的全部公告。您回報過的應用程式，其服務通知一定會告訴您；推廣只有您訂閱才發。
chapter-data = 您的個人資料
chapter-data-text =
    { $slash }privacy 說明保存什麼、保存多久。{ $slash }mydata 把全部資料給您，{ $slash }forget 刪除它；必須保留的會寫明原因和期限。
chapter-accounts = 您的帳號
chapter-accounts-text =
    { $slash }link 顯示一個連結碼。十分鐘內在另一個平台上傳給我，兩個帳號就都是您的；{ $slash }unlink 解除連結。
chapter-else = 其他
toast-help = 使用說明已傳到我們的私訊。
