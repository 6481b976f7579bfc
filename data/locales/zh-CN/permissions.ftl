### 权限与授权。

command-permission = 申请权限
command-permissions = 查看我持有的权限和可以申请的权限
permission-asked = 申请权限 · { $permission }
permission-conflict = ⚠ 与申请人已持有的“{ $permission }”冲突，不能同意。
label-permission = 权限
label-duration = 时长
label-risk = 风险
label-holds = 申请人已持有
label-proof = 二次验证
label-holder = 持有人
label-since = 开始时间
label-request = 依据
label-ended-by = 回收人
label-system = 系统执行
holds-nothing = 无
proof-needed = 同意时需要验证码
risk-low = 低
risk-medium = 中
risk-high = 高
length-days = { $count } 天
length-hours = { $count } 小时
length-minutes = { $count } 分钟
grant-title = { $subject } · { $permission }
grant-active = 有效期至 { $until }。
grant-expired = 已于 { $at } 到期。
grant-handed-back = 已于 { $at } 交还。
grant-revoked = 已于 { $at } 回收。
grant-barred = 未生效：与持有人现有的权限冲突。
system-manual =
    { $what ->
        [grant] 需要人工开通
       *[revoke] 需要人工回收
    }
system-called =
    { $what ->
        [grant] 正在开通
       *[revoke] 正在回收
    }
system-done =
    { $what ->
        [grant] 已开通
       *[revoke] 已回收
    }
system-again =
    { $what ->
        [grant] 正在重新开通
       *[revoke] 正在重新回收
    }
system-failed =
    { $what ->
        [grant] 尚未开通成功，会继续尝试
       *[revoke] 尚未回收成功，会继续尝试
    }
task-access-grant = 请人工开通 { $about }：系统没有完成。
task-access-revoke = 请人工回收 { $about }：系统没有完成。
button-extend = 申请延期
button-hand-back = 提前交还
button-revoke = 回收权限
news-grant-warning = { $subject }（{ $permission }）将于 { $until } 到期。还需要继续使用吗？
news-grant-extended = { $subject }（{ $permission }）已延期至 { $until }。
news-grant-expired = { $subject }（{ $permission }）已到期收回。
news-grant-revoked = { $subject }（{ $permission }）已被 { $who } 回收。
news-grant-barred = { $subject }（{ $permission }）未生效：您已持有“{ $bar }”，两者不能同时持有。
news-grant-failed =
    { $what ->
        [grant] { $subject }：未能为 { $who } 开通“{ $permission }”（{ $reason }），一小时后再试一次，仍不成功则转为贵部门的任务。
       *[revoke] { $subject }：未能回收 { $who } 的“{ $permission }”（{ $reason }），一小时后再试一次，仍不成功则转为贵部门的任务。
    }
grants-title = 我的权限
grants-line = { $subject } · { $name } · { $state }
grants-none = 您目前没有限时权限。
grants-catalogue = 可以申请：{ $names }
catalogue-line = – { $name }：归{ $owner }管，风险{ $risk }，最长 { $longest }，由{ $signers }审批
catalogue-apart = ；不能与{ $names }同时持有
catalogue-signers = { $name }（{ $count } 人）
form-permission-title = 申请权限
form-permission-intro = 审批通过后开始计时，到期自动收回。
form-permission-submit = 提交
form-mend-permission-title = 修改审批材料
form-mend-permission-intro = { $subject } 中不填写的内容保持不变。
form-mend-permission-submit = 提交
field-permission-permission = 哪项权限
field-permission-duration = 需要多久，例如 3天 或 P3D
field-permission-reason = 申请理由
field-mend-permission-duration = 需要多久
field-mend-permission-reason = 申请理由
toast-requested = 已提交，编号 { $subject }。
toast-handed-back = { $subject } 已交还。
toast-revoked = { $subject } 已回收。
refusal-not-for-you = 公司规定您的部门不能申请这项权限。
refusal-nothing-to-ask-for = 公司没有您的部门可以申请的权限。
refusal-unknown-permission = 没有这项权限。
refusal-unknown-grant = 没有找到您可以查看的 { $number }。发送“{ $slash }permissions”可以查看列表。
refusal-grant-is-over = { $subject } 已经结束。
refusal-not-a-duration = 看不懂这个时长，请写例如 3天、2小时 或 P3D。
refusal-too-long-to-grant =
    { $days ->
        [0] 这项权限最长只能申请 { $hours } 小时。
       *[other] 这项权限最长只能申请 { $days } 天。
    }
refusal-asked-already = 您已经申请过：{ $number } 正在等待审批。
deed-permissions-granted = 授予了 { $subject }
deed-permissions-barred = { $subject } 因权限冲突未生效
deed-permissions-extended = 延长了 { $subject }
deed-permissions-handed-back = 交还了 { $subject }
deed-permissions-revoked = 回收了 { $subject }
deed-permissions-expired = { $subject } 到期收回
deed-permissions-warned = 提醒持有人 { $subject } 即将到期
deed-permissions-done-by-hand = 人工完成了系统没有完成的 { $subject }
deed-permissions-system-answered = 记下了系统对 { $subject } 的答复
intent-request-permission = 申请权限
intent-show-my-permissions = 查看我的权限
intent-return-permission = 交还权限
