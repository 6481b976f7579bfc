### 发布。

command-release = 申请发布上线
command-releases = 查看进行中的发布
release-kind-release = 发布
release-kind-update = 更新
release-kind-requirement = 需求
release-kind-plan = 方案
release-name-release = 发布 · { $app } { $version }
release-name-update = 更新 · { $app } { $version }
release-name-requirement = 需求 · { $app } { $version }
release-name-plan = 方案 · { $app } { $version }
release-evidence = { $what }：
release-summary = 变更内容
release-test-report = 测试报告
release-risk-assessment = 风险评估
release-contingency-plan = 应急预案
release-service-readiness = 用户服务准备
release-fixes =
    { $count ->
        [one] { $tickets }
       *[other] { $tickets }（共 { $count } 条）
    }
label-window = 发布窗口
release-window = { $since } – { $until }
label-fixed-in = 修复于
ticket-fixed-in = { $subject } · { $name }（{ $state }）
label-fixes = 修复的反馈
release-is-agreed = 已通过。
release-is-ready = 可以上线。
release-is-ready-but = 上线前还要完成：{ $tasks }。
release-is-going = 正在上线，等待部署系统。
release-is-failed = 上线失败。
release-is-watched = 已上线，观察期至 { $until }。
release-is-closed = 已上线，顺利结束。
release-is-rolled-back = 已回滚。
release-is-called-off = 已取消，不上线。
release-state-asked = 审批中
release-state-dropped = 未通过
release-state-agreed = 已通过
release-state-ready = 可以上线
release-state-going = 正在上线
release-state-failed = 上线失败
release-state-watched = 已上线，观察中
release-state-closed = 顺利结束
release-state-rolled-back = 已回滚
release-state-called-off = 已取消
release-event-announced = { $at } · 已发出更新预告 { $about }
release-event-go = { $at } · { $who } 决定上线
release-event-taken = { $at } · 部署系统已开始
release-event-deployed =
    { $by ->
        [person] { $at } · { $who } 报告已上线
       *[system] { $at } · 部署系统报告已上线
    }
release-event-failed =
    { $by ->
        [person] { $at } · { $who } 报告失败
       *[system] { $at } · 部署系统报告失败
    }
release-event-closed = { $at } · { $who } 结束观察
release-event-rolled-back = { $at } · { $who } 回滚
release-event-called-off = { $at } · { $who } 取消上线
release-event-watch-over = { $at } · 观察期已到
release-notice = 更新预告 · { $app } { $version }
release-notice-in = 更新预告（{ $language }）：{ $body }
release-draft =
    { $app } { $version } 即将上线。
    { $summary }
button-go = 上线
button-no-go = 取消上线
button-deployed = 已上线
button-deploy-failed = 上线失败
button-watch-closed = 结束观察
button-rolled-back = 回滚
news-release-ready = { $subject }（{ $name }）已验收，可以上线。
news-release-ready-but = { $subject }（{ $name }）已验收。上线前还要完成：{ $tasks }。
news-release-deployed = { $subject }（{ $name }）已上线，请留意观察。
news-release-failed = { $subject }（{ $name }）上线失败。
news-release-trouble = { $subject }（{ $name }）：部署系统报告上线后出现问题。
news-release-watch-over = { $subject }（{ $name }）观察期已到。如果一切正常，请结束观察。
news-release-rolled-back = { $subject }（{ $name }）已回滚。
news-release-back-failed = { $subject }（{ $name }）：部署系统未能回滚，需要手动处理。
news-release-called-off = { $subject }（{ $name }）已取消，不上线。
releases-title = 发布
releases-none = 还没有人申请发布。
releases-line = { $subject } · { $name } · { $state }
form-release-title = 申请发布
form-release-intro = 各部门签字确认自己的联合测试已通过，验收后上线。
form-release-submit = 提交
field-release-kind = 类别
field-release-app = 哪个应用
field-release-version = 版本
field-release-summary = 对用户有什么变化
field-release-test-report = 测试报告（链接或摘要）
field-release-risk-assessment = 风险评估
field-release-contingency-plan = 应急预案
field-release-service-readiness = 用户服务准备情况
field-release-window = 发布窗口，例如 2026-03-05T20:00/23:00
field-release-notice-en = 英文更新预告（不填则自动起草）
field-release-notice-zh-cn = 简体中文更新预告（不填则自动起草）
field-release-notice-zh-tw = 繁体中文更新预告（不填则自动起草）
form-mend-release-title = 修改审批材料
form-mend-release-intro = { $subject } 中留空的内容保持不变。只有涉及到的部门需要重新签字。
form-mend-release-submit = 提交
field-mend-release-version = 版本
field-mend-release-summary = 对用户有什么变化
field-mend-release-test-report = 测试报告（链接或摘要）
field-mend-release-risk-assessment = 风险评估
field-mend-release-contingency-plan = 应急预案
field-mend-release-service-readiness = 用户服务准备情况
field-mend-release-window = 发布窗口
field-mend-release-notice-en = 英文更新预告
field-mend-release-notice-zh-cn = 简体中文更新预告
field-mend-release-notice-zh-tw = 繁体中文更新预告
form-nogo-title = 取消上线
form-nogo-intro = 这次发布将不再上线。原因是什么？
form-nogo-submit = 取消上线
field-nogo-reason = 原因
form-rollback-title = 回滚
form-rollback-intro = 部署系统会立即回滚。原因是什么？
form-rollback-submit = 回滚
field-rollback-reason = 原因
form-deployfailed-title = 上线失败
form-deployfailed-intro = 出了什么问题？
form-deployfailed-submit = 提交
field-deployfailed-reason = 出了什么问题
task-release-deploy = 手动上线 { $about }：没有可以调用的部署系统
task-release-roll-back = 手动回滚 { $about }
toast-release-goes = { $subject } 正在上线。
toast-release-called-off = { $subject } 已取消，不上线。
toast-release-noted = 已记入 { $subject }。
toast-release-closed = { $subject } 的观察已结束。
toast-release-rolled-back = { $subject } 已回滚。
refusal-releases-not-set = 公司还没有设定发布规则。
refusal-unknown-release = 没有编号为 { $number } 的发布。发送“{ $slash }releases”可以查看列表。
refusal-not-as-release-stands =
    { $stands ->
        [asked] { $subject } 还没有全部签字。
        [dropped] { $subject } 没有通过审批。
        [agreed] { $subject } 已通过，没有后续操作。
        [ready] { $subject } 还没有上线。
        [going] { $subject } 正在上线。
        [failed] { $subject } 上线失败。
        [watched] { $subject } 已上线。
        [closed] { $subject } 已顺利结束。
        [rolled_back] { $subject } 已回滚。
       *[called_off] { $subject } 已取消上线。
    }
refusal-not-a-window = 这不是将来的时间段。请写成例如 2026-03-05T20:00/23:00。
refusal-outside-window = { $subject } 只能在 { $since } 至 { $until } 之间上线。
refusal-in-freeze = { $until } 之前是封网期，{ $subject } 需要等待。
refusal-notice-waits = 更新预告 { $number } 还没有放行，{ $subject } 需要等它发出。
refusal-conditions-open = { $subject } 的附加条件还没有完成：{ $tasks }。
refusal-asked-for-already = 这个版本已在进行中：{ $number }。
deed-releases-announced = 发出了 { $subject } 的更新预告
deed-releases-ready = { $subject } 可以上线
deed-releases-went = 决定上线 { $subject }（第 { $evidence } 版材料）
deed-releases-called-off = 取消了 { $subject } 的上线
deed-releases-taken = 记录了部署系统已开始处理 { $subject }
deed-releases-deployed = 记录了 { $subject } 已上线
deed-releases-failed = 记录了 { $subject } 上线失败
deed-releases-trouble = 记录了部署系统报告 { $subject } 出现问题
deed-releases-closed = 结束了 { $subject } 的观察
deed-releases-rolled-back = 回滚了 { $subject }
deed-releases-watch-over = 提醒了 { $subject } 的观察期已到
intent-submit-release = 申请发布上线
home-releases-to-review = 等我审查的紧急上线 · 共 { $count } 条
label-review = 事后审查
release-review-waiting = 紧急放行，等待审查
release-review-done = 紧急放行，已审查
release-event-reviewed = { $at } · { $who } 完成了紧急放行的审查
button-emergency = 紧急放行
button-reviewed = 审查
button-fixes = 修复了哪些反馈
news-release-passed = { $who } 紧急放行了 { $subject }（{ $name }），需要由其他人事后审查。
news-release-review = { $subject }（{ $name }）是紧急放行的，还没有审查。请完成审查。
news-ticket-fixed = { $subject }：您反馈的问题已在 { $app } { $version } 中修复，新版本已经上线。感谢您的反馈。
form-emergency-title = 紧急放行
form-emergency-intro = 您一个人放行 { $subject }，不再等待其余签字。所有人都会看到原因，事后由其他人审查。
form-emergency-submit = 放行
field-emergency-reason = 为什么不能等
form-review-title = 审查
form-review-intro = 这次紧急放行是否恰当？
form-review-submit = 提交
field-review-comment = 审查结果
form-fixes-title = 修复了哪些反馈
form-fixes-intro = 上线后，会逐一告知每位反馈人，并询问是否已解决。
form-fixes-submit = 关联
field-fixes-tickets = 编号，例如 FB-3 FB-8
toast-release-passed = { $subject } 已放行，事后会审查。
toast-release-reviewed = { $subject } 已审查。
toast-release-fixes =
    { $count ->
        [one] 已关联 1 条反馈，上线后会告知反馈人。
       *[other] 已关联 { $count } 条反馈，上线后会告知反馈人。
    }
refusal-no-ticket-named = 请填写反馈编号，例如 FB-3 FB-8。
refusal-too-many-fixed = 一次发布最多关联 { $longest } 条反馈。
deed-releases-review-wanted = 催促了 { $subject } 的事后审查
deed-releases-reviewed = 审查了 { $subject } 的紧急放行
deed-releases-linked = 标记 { $subject } 在 { $release } 中修复
deed-feedback-said-fixed = 告知了 { $subject } 的反馈人已在 { $release } 中修复
label-filed-by = 代为提交
release-not-filed = { $source } 提交了一次发布申请，但没有受理。
refusal-nobody-to-file-for = 申请人不在本公司任职，或从未联系过：请在“requester”中填写公司文件里某个人的 key。
refusal-no-such-app = 没有叫这个名称的应用：请在“app”中填写应用的 key。
release-not-filed-not-allowed = 该申请人无权申请上线：请在“requester”中填写有权申请的人。
release-not-filed-quorum-out-of-reach = 能够签字的人数不足：请管理员检查上线审批人的设置。
release-not-filed-field = “{ $field }”无法受理：请改正后重新提交。
release-not-filed-else = 请用 { $slash }release 申请，届时会说明原因。
deed-releases-filed = 代人提交了 { $subject }
deed-releases-not-filed = 收到系统提交但无法受理的发布申请
quoted-as-written = { $text }（原文）
release-notice-foreign = { $languages }的更新预告无人撰写，直接引用了原文摘要。申请人可通过“修改审批材料”补写。
label-check-list = 上线检查
task-release-check-functions = { $about } 已上线：检查主要功能
task-release-check-monitoring = { $about } 已上线：检查告警、日志和监控指标
task-release-check-data = { $about } 已上线：核对数据及备份
task-release-check-users = { $about } 已上线：查看用户反馈，确认客服已知悉
