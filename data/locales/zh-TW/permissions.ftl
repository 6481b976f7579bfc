### 權限與授權。

command-permission = 申請權限
command-permissions = 查看我持有的權限和可申請的權限
permission-asked = 申請權限 · { $permission }
permission-conflict = ⚠ 與申請人已持有的「{ $permission }」衝突，不能核准。
label-permission = 權限
label-duration = 期間
label-risk = 風險
label-holds = 申請人已持有
label-proof = 兩步驟驗證
label-holder = 持有人
label-since = 開始時間
label-request = 依據
label-ended-by = 撤銷人
label-system = 系統執行
holds-nothing = 無
proof-needed = 核准時需要驗證碼
risk-low = 低
risk-medium = 中
risk-high = 高
length-days = { $count } 天
length-hours = { $count } 小時
length-minutes = { $count } 分鐘
grant-title = { $subject } · { $permission }
grant-active = 有效期限至 { $until }。
grant-expired = 已於 { $at } 到期。
grant-handed-back = 已於 { $at } 交還。
grant-revoked = 已於 { $at } 撤銷。
grant-barred = 未生效：與持有人現有的權限衝突。
system-manual =
    { $what ->
        [grant] 需要人工開通
       *[revoke] 需要人工撤銷
    }
system-called =
    { $what ->
        [grant] 正在開通
       *[revoke] 正在撤銷
    }
system-done =
    { $what ->
        [grant] 已開通
       *[revoke] 已撤銷
    }
system-again =
    { $what ->
        [grant] 正在重新開通
       *[revoke] 正在重新撤銷
    }
system-failed =
    { $what ->
        [grant] 尚未開通成功，會繼續嘗試
       *[revoke] 尚未撤銷成功，會繼續嘗試
    }
task-access-grant = 請人工開通 { $about }：系統沒有完成。
task-access-revoke = 請人工撤銷 { $about }：系統沒有完成。
button-extend = 申請延長
button-hand-back = 提前交還
button-revoke = 撤銷權限
news-grant-warning = { $subject }（{ $permission }）將於 { $until } 到期。還需要繼續使用嗎？
news-grant-extended = { $subject }（{ $permission }）已延長至 { $until }。
news-grant-expired = { $subject }（{ $permission }）已到期收回。
news-grant-revoked = { $subject }（{ $permission }）已由 { $who } 撤銷。
news-grant-barred = { $subject }（{ $permission }）未生效：您已持有「{ $bar }」，兩者不能同時持有。
news-grant-failed =
    { $what ->
        [grant] { $subject }：未能為 { $who } 開通「{ $permission }」（{ $reason }），一小時後再試一次，仍不成功則轉為貴部門的待辦。
       *[revoke] { $subject }：未能撤銷 { $who } 的「{ $permission }」（{ $reason }），一小時後再試一次，仍不成功則轉為貴部門的待辦。
    }
grants-title = 我的權限
grants-line = { $subject } · { $name } · { $state }
grants-none = 您目前沒有限時權限。
grants-catalogue = 可申請：{ $names }
catalogue-line = – { $name }：由{ $owner }管理，風險{ $risk }，最長 { $longest }，由{ $signers }簽核
catalogue-apart = ；不能與{ $names }同時持有
catalogue-signers = { $name }（{ $count } 人）
form-permission-title = 申請權限
form-permission-intro = 核准後開始計時，到期自動收回。
form-permission-submit = 送出
form-mend-permission-title = 修改佐證資料
form-mend-permission-intro = { $subject } 中未填寫的內容維持不變。
form-mend-permission-submit = 送出
field-permission-permission = 哪項權限
field-permission-duration = 需要多久，例如 3天 或 P3D
field-permission-reason = 申請理由
field-mend-permission-duration = 需要多久
field-mend-permission-reason = 申請理由
toast-requested = 已送出，編號 { $subject }。
toast-handed-back = { $subject } 已交還。
toast-revoked = { $subject } 已撤銷。
refusal-not-for-you = 公司規定您的部門不能申請這項權限。
refusal-nothing-to-ask-for = 公司沒有您的部門可以申請的權限。
refusal-unknown-permission = 沒有這項權限。
refusal-unknown-grant = 找不到您可以查看的 { $number }。輸入「{ $slash }permissions」可以查看清單。
refusal-grant-is-over = { $subject } 已經結束。
refusal-not-a-duration = 看不懂這段期間，請寫例如 3天、2小時 或 P3D。
refusal-too-long-to-grant =
    { $days ->
        [0] 這項權限最長只能申請 { $hours } 小時。
       *[other] 這項權限最長只能申請 { $days } 天。
    }
refusal-asked-already = 您已經申請過：{ $number } 正在等待簽核。
deed-permissions-granted = 授予了 { $subject }
deed-permissions-barred = { $subject } 因權限衝突未生效
deed-permissions-extended = 延長了 { $subject }
deed-permissions-handed-back = 交還了 { $subject }
deed-permissions-revoked = 撤銷了 { $subject }
deed-permissions-expired = { $subject } 到期收回
deed-permissions-warned = 提醒持有人 { $subject } 即將到期
deed-permissions-done-by-hand = 人工完成了系統沒有完成的 { $subject }
deed-permissions-system-answered = 記下了系統對 { $subject } 的答覆
intent-request-permission = 申請權限
intent-show-my-permissions = 查看我的權限
intent-return-permission = 交還權限
