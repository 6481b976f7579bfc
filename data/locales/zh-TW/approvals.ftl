### 等待簽核的申請。

command-pending = 查看等您處理的內容
request-title = { $subject } · { $what }
request-waiting = 等待簽核。
request-returned = 已退回補件，等待申請人補充。
request-approved = 已核准。
request-rejected = 已駁回。
request-withdrawn = 申請人已撤件。
request-expired = 已逾期：未在期限內簽核。
request-stage =
    { $state ->
        [signed] ✓ { $stage } { $signed }/{ $quorum }
        [asked] … { $stage } { $signed }/{ $quorum }，簽核中
        [over] · { $stage } { $signed }/{ $quorum }
        [short] ! { $stage } { $signed }/{ $quorum }，能簽核的人不足
       *[later] · { $stage } { $signed }/{ $quorum }，尚未輪到
    }
request-evidence = 佐證資料第 { $version } 版，指紋 { $digest }
request-words-erased = 這裡的內容已刪除。
request-hand-over = 轉交
mark-approve = { $at } · { $who } 核准
mark-condition = { $at } · { $who } 附條件核准
mark-return = { $at } · { $who } 退回補件
mark-reject = { $at } · { $who } 駁回
mark-add-signer = { $at } · { $who } 加簽 { $about }
mark-hand-over = { $at } · { $who } 轉交給 { $about }
mark-mend = { $at } · { $who } 修改了佐證資料
mark-withdraw = { $at } · { $who } 撤件
mark-nudge = { $at } · { $who } 催簽
mark-call-in = { $at } · 已同時請後備簽核人簽核
mark-expire = { $at } · 期限已到
mark-waive = { $at } · { $who } 緊急放行
mark-fallen = （已失效）
mark-comment = ：{ $comment }
label-requester = 申請人
label-expires = 簽核期限
button-approve = 核准
button-return = 退回補件
button-reject = 駁回
button-condition = 附條件核准
button-add-signer = 加簽
button-nudge = 催簽
button-rules = 簽核規則
button-evidence = 修改佐證資料
news-request-approved = { $subject } 已核准。
news-request-rejected = { $subject } 遭駁回。
news-request-expired = { $subject } 未在期限內簽核，已逾期。您可以重新申請。
news-request-returned = { $subject } 已退回給您：補件後會繼續簽核。
news-request-waiting = { $subject } 有新的簽核意見。
news-request-nudged = { $subject } 仍在等待簽核：{ $who } 催簽。
news-request-reminded = { $subject } 仍在等您簽核：{ $who } 於 { $at } 提出。
news-request-unanswered = { $who } 的 { $subject } 從 { $at } 等到現在，貴部門還沒有人簽核。
news-request-short = { $subject }：能簽核的人不足。請讓簽核人加簽或轉交，或撤件後重新申請。
news-request-reopened = { $subject } 的佐證資料已修改，請重新查看並簽核。
requests-none = 目前沒有等您處理的內容。
requests-title = 等您處理
requests-line = { $subject } · { $who } · { $at } 送出
rules-title = { $subject } · 簽核規則
rules-signing = { $until } 前需要簽核：{ $steps }。
rules-stage = { $stage } { $quorum } 人
rules-beside = 和
rules-then = ，然後
rules-own = 任何人都不能簽核自己的申請；一個人只算一次，換帳號也一樣。
rules-proof = 核准時需要驗證碼。
rules-no-proof = 不需要驗證碼。
rules-lent = 代理人可以代同事簽核，算作該同事的簽核。
rules-not-lent = 其中有的簽核不能由他人代理。
rules-also = 持有「{ $permission }」權限的人也可以在「{ $stage }」簽名。
rules-nudge = 每過{ $after }提醒一次簽核人。
rules-fallback = { $stage } 過了{ $after }沒有簽核，就同時請 { $group } 簽核。
rules-head = 過了{ $after }沒有簽核，就告知部門主管。
rules-workdays = { $count } 個工作天
rules-hours = { $count } 個工作小時
rules-minutes = { $count } 分鐘工作時間
form-approve-title = 核准
form-approve-intro = 您的名字會記入 { $subject }。簽核意見可略過。
form-approve-submit = 核准
form-condition-title = 附條件核准
form-condition-intro = 您在什麼條件下核准 { $subject }？
form-condition-submit = 核准
form-return-title = 退回補件
form-return-intro = 請告訴 { $subject } 的申請人需要補什麼。其他人的簽核保留。
form-return-submit = 退回
form-reject-title = 駁回
form-reject-intro = { $subject } 會就此結束，申請人會看到您的意見。
form-reject-submit = 駁回
form-cosigner-title = 加簽
form-cosigner-intro = { $subject } 還需要誰簽核？
form-cosigner-submit = 加簽
form-passing-title = 轉交
form-passing-intro = 由誰代您簽核 { $subject }？
form-passing-submit = 轉交
field-approve-comment = 簽核意見
field-condition-text = 條件
field-return-comment = 需要補正的內容
field-reject-comment = 駁回理由
field-cosigner-person = 姓名
field-passing-person = 姓名
toast-decided =
    { $verdict ->
        [approve] 您已核准 { $subject }。
        [condition] 您已附條件核准 { $subject }。
        [return] { $subject } 已退回給申請人。
       *[reject] 您已駁回 { $subject }。
    }
toast-nudged = 已催簽 { $subject }。
toast-signer-added = { $subject } 還需要 { $who } 簽核。
toast-passed-on = { $subject } 已轉交給 { $who }。
toast-mended = { $subject } 的佐證資料已更新。
refusal-unknown-request = 找不到您可以查看的 { $number }。輸入「{ $slash }pending」可以查看清單。
refusal-already-decided =
    { $outcome ->
        [approved] { $subject } 已由 { $who } 核准（{ $day }）。
        [rejected] { $subject } 已由 { $who } 駁回（{ $day }）。
        [withdrawn] { $subject } 已由 { $who } 撤件（{ $day }）。
       *[expired] { $subject } 已逾期（{ $day }）。
    }
refusal-own-request = { $subject } 是您自己的申請：任何人都不能簽核自己的申請，換帳號也不行。
refusal-lenders-request = 您代理的正是 { $subject } 的申請人：任何人都不能簽核自己的申請，由人代理也不行。
refusal-not-an-approver = 只有{ $holders }可以簽核 { $subject }。
refusal-waits-for-mending = { $subject } 已退回，需要申請人先補件。
refusal-evidence-changed = { $subject } 的佐證資料已更新（現為第 { $version } 版），這個按鈕已經失效，請查看最新的卡片。
refusal-signed-already = 您已經簽核過 { $subject }：每人只能簽一次。
refusal-others-come-first = { $subject } 需要先由{ $holders }簽核。
refusal-barred-by-conflict = 不能核准 { $subject }：申請人已持有「{ $permission }」，兩者不能同時持有。
refusal-quorum-out-of-reach = 無法簽核：需要 { $needed } 人，符合條件的只有 { $eligible } 人（{ $holders }）。
refusal-nobody-to-ask = { $who } 不能簽核這件申請。
refusal-nothing-changed = { $subject } 的佐證資料沒有變化。
refusal-nudged-just-now = 剛剛已經催簽過 { $subject }，{ $minutes } 分鐘後可以再次催簽。
refusal-own-review = { $subject } 是您申請或放行的，需要由其他人審查。
deed-approvals-opened = 送出了申請 { $subject }
deed-approvals-approved = 核准了 { $subject }（第 { $evidence } 版佐證資料）
deed-approvals-agreed-on-condition = 附條件核准了 { $subject }
deed-approvals-returned = 退回了 { $subject }
deed-approvals-rejected = 駁回了 { $subject }
deed-approvals-withdrawn = 撤件 { $subject }
deed-approvals-expired = { $subject } 已逾期
deed-approvals-signer-added = 為 { $subject } 加簽
deed-approvals-handed-over = 轉交了 { $subject } 的簽核
deed-approvals-mended = 修改了 { $subject } 的佐證資料（現為第 { $evidence } 版）
deed-approvals-reminded = 提醒了 { $subject } 的簽核人
deed-approvals-called-in = 同時請後備簽核人簽核 { $subject }
deed-approvals-unanswered = 告知部門主管 { $subject } 無人簽核
deed-approvals-short = 記下能簽核 { $subject } 的人不足
deed-approvals-enough-again = 記下能簽核 { $subject } 的人又足夠了
deed-approvals-nudged = 催簽了 { $subject }
deed-approvals-passed = 緊急放行了 { $subject }（第 { $evidence } 版資料）
intent-approve-request = 核准一件申請
intent-reject-request = 駁回一件申請
intent-show-pending = 查看等我簽核的申請
