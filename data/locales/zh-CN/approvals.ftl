### 等待审批的请求。

command-pending = 查看等您处理的内容
request-title = { $subject } · { $what }
request-waiting = 等待审批。
request-returned = 已退回修改，等待申请人补充。
request-approved = 已同意。
request-rejected = 已拒绝。
request-withdrawn = 申请人已撤销。
request-expired = 已过期：未在期限内审批。
request-stage =
    { $state ->
        [signed] ✓ { $stage } { $signed }/{ $quorum }
        [asked] … { $stage } { $signed }/{ $quorum }，正在审批
        [over] · { $stage } { $signed }/{ $quorum }
        [short] ! { $stage } { $signed }/{ $quorum }，能审批的人不足
       *[later] · { $stage } { $signed }/{ $quorum }，尚未轮到
    }
request-evidence = 审批材料第 { $version } 版，指纹 { $digest }
request-words-erased = 这里的内容已删除。
request-hand-over = 转交
mark-approve = { $at } · { $who } 同意
mark-condition = { $at } · { $who } 有条件同意
mark-return = { $at } · { $who } 退回修改
mark-reject = { $at } · { $who } 拒绝
mark-add-signer = { $at } · { $who } 加签 { $about }
mark-hand-over = { $at } · { $who } 转交给 { $about }
mark-mend = { $at } · { $who } 修改了审批材料
mark-withdraw = { $at } · { $who } 撤销
mark-nudge = { $at } · { $who } 催办
mark-call-in = { $at } · 已同时请后备审批人审批
mark-expire = { $at } · 期限已到
mark-waive = { $at } · { $who } 紧急放行
mark-fallen = （已失效）
mark-comment = ：{ $comment }
label-requester = 申请人
label-expires = 审批期限
button-approve = 同意
button-return = 退回修改
button-reject = 拒绝
button-condition = 有条件同意
button-add-signer = 加签
button-nudge = 催办
button-rules = 审批规则
button-evidence = 修改审批材料
news-request-approved = { $subject } 已同意。
news-request-rejected = { $subject } 被拒绝。
news-request-expired = { $subject } 未在期限内审批，已过期。您可以重新申请。
news-request-returned = { $subject } 已退回给您：修改后会继续审批。
news-request-waiting = { $subject } 有新的审批意见。
news-request-nudged = { $subject } 仍在等待审批：{ $who } 催办。
news-request-reminded = { $subject } 仍在等您审批：{ $who } 于 { $at } 提出。
news-request-unanswered = { $who } 的 { $subject } 从 { $at } 等到现在，贵部门还没有人审批。
news-request-short = { $subject }：能审批的人不足。请让审批人加签或转交，或撤销后重新申请。
news-request-reopened = { $subject } 的审批材料已修改，请重新查看并审批。
requests-none = 目前没有等您处理的内容。
requests-title = 等您处理
requests-line = { $subject } · { $who } · { $at } 提交
rules-title = { $subject } · 审批规则
rules-signing = { $until } 前需要审批：{ $steps }。
rules-stage = { $stage } { $quorum } 人
rules-beside = 和
rules-then = ，然后
rules-own = 任何人都不能审批自己的申请；一个人只算一次，换账号也一样。
rules-proof = 同意时需要验证码。
rules-no-proof = 不需要验证码。
rules-lent = 受托人可以代同事审批，算作该同事的审批。
rules-not-lent = 其中有的审批不能由他人代办。
rules-also = 持有“{ $permission }”权限的人也可以在“{ $stage }”签字。
rules-nudge = 每过{ $after }提醒一次审批人。
rules-fallback = { $stage } 过了{ $after }没有审批，就同时请 { $group } 审批。
rules-head = 过了{ $after }没有审批，就告知部门负责人。
rules-workdays = { $count } 个工作日
rules-hours = { $count } 个工作小时
rules-minutes = { $count } 分钟工作时间
form-approve-title = 同意
form-approve-intro = 您的名字会记入 { $subject }。审批意见可以不填。
form-approve-submit = 同意
form-condition-title = 有条件同意
form-condition-intro = 您在什么条件下同意 { $subject }？
form-condition-submit = 同意
form-return-title = 退回修改
form-return-intro = 请告诉 { $subject } 的申请人需要修改什么。其他人的签字保留。
form-return-submit = 退回
form-reject-title = 拒绝
form-reject-intro = { $subject } 会就此结束，申请人会看到您的意见。
form-reject-submit = 拒绝
form-cosigner-title = 加签
form-cosigner-intro = { $subject } 还需要谁签字？
form-cosigner-submit = 加签
form-passing-title = 转交
form-passing-intro = 由谁代替您审批 { $subject }？
form-passing-submit = 转交
field-approve-comment = 审批意见
field-condition-text = 条件
field-return-comment = 需要修改的内容
field-reject-comment = 拒绝理由
field-cosigner-person = 姓名
field-passing-person = 姓名
toast-decided =
    { $verdict ->
        [approve] 您已同意 { $subject }。
        [condition] 您已有条件同意 { $subject }。
        [return] { $subject } 已退回给申请人。
       *[reject] 您已拒绝 { $subject }。
    }
toast-nudged = 已催办 { $subject }。
toast-signer-added = { $subject } 还需要 { $who } 签字。
toast-passed-on = { $subject } 已转交给 { $who }。
toast-mended = { $subject } 的审批材料已更新。
refusal-unknown-request = 没有找到您可以查看的 { $number }。发送“{ $slash }pending”可以查看列表。
refusal-already-decided =
    { $outcome ->
        [approved] { $subject } 已由 { $who } 同意（{ $day }）。
        [rejected] { $subject } 已由 { $who } 拒绝（{ $day }）。
        [withdrawn] { $subject } 已由 { $who } 撤销（{ $day }）。
       *[expired] { $subject } 已过期（{ $day }）。
    }
refusal-own-request = { $subject } 是您自己的申请：任何人都不能审批自己的申请，换账号也不行。
refusal-lenders-request = 您代的正是 { $subject } 的申请人：任何人都不能审批自己的申请，由人代办也不行。
refusal-not-an-approver = 只有{ $holders }可以审批 { $subject }。
refusal-waits-for-mending = { $subject } 已退回，需要申请人先修改。
refusal-evidence-changed = { $subject } 的审批材料已更新（现为第 { $version } 版），这个按钮已经失效，请查看最新的卡片。
refusal-signed-already = 您已经审批过 { $subject }：每人只能签一次。
refusal-others-come-first = { $subject } 需要先由{ $holders }审批。
refusal-barred-by-conflict = 不能同意 { $subject }：申请人已持有“{ $permission }”，两者不能同时持有。
refusal-quorum-out-of-reach = 无法审批：需要 { $needed } 人，符合条件的只有 { $eligible } 人（{ $holders }）。
refusal-nobody-to-ask = { $who } 不能审批这个请求。
refusal-nothing-changed = { $subject } 的审批材料没有变化。
refusal-nudged-just-now = 刚刚已经催办过 { $subject }，{ $minutes } 分钟后可以再次催办。
refusal-own-review = { $subject } 是您申请或放行的，需要由其他人审查。
deed-approvals-opened = 提交了请求 { $subject }
deed-approvals-approved = 同意了 { $subject }（第 { $evidence } 版材料）
deed-approvals-agreed-on-condition = 有条件同意了 { $subject }
deed-approvals-returned = 退回了 { $subject }
deed-approvals-rejected = 拒绝了 { $subject }
deed-approvals-withdrawn = 撤销了 { $subject }
deed-approvals-expired = { $subject } 已过期
deed-approvals-signer-added = 为 { $subject } 加签
deed-approvals-handed-over = 转交了 { $subject } 的审批
deed-approvals-mended = 修改了 { $subject } 的审批材料（现为第 { $evidence } 版）
deed-approvals-reminded = 提醒了 { $subject } 的审批人
deed-approvals-called-in = 同时请后备审批人审批 { $subject }
deed-approvals-unanswered = 告知部门负责人 { $subject } 无人审批
deed-approvals-short = 记下能审批 { $subject } 的人不足
deed-approvals-enough-again = 记下能审批 { $subject } 的人又足够了
deed-approvals-nudged = 催办了 { $subject }
deed-approvals-passed = 紧急放行了 { $subject }（第 { $evidence } 版材料）
intent-approve-request = 同意一个请求
intent-reject-request = 拒绝一个请求
intent-show-pending = 查看等我审批的请求
