### 案件列表和部門早間概況。

tickets-title = { $list } · 共 { $count } 件
tickets-open = 待處理
tickets-mine = 我的
tickets-department = 部門全部
morning-title = { $department } · 今日概況
morning-new = 上個工作日以來新增
morning-overdue = 已逾期
morning-waiting = 待接手
morning-on-call = 今日值班
home-to-sign = 等我簽核 · 共 { $count } 件
home-asked = 我送出的申請 · 共 { $count } 件
home-alert = { $subject } · { $severity } · { $name } · { $state }
home-alerts = 未結束的告警 · 共 { $count } 件
home-waiting = 等我處理的案件 · 共 { $count } 件
toast-pending = 等您處理的內容已傳到私訊。
found-tickets = { $more ->
    [1] 找到的第 { $first } 到 { $last } 件（還有更多，最新的在前）
   *[0] { $first ->
        [1] 找到 { $last } 件
       *[other] 找到的第 { $first } 到 { $last } 件，到此為止
    }
}
found-none = 沒有找到。請用回報中出現的詞語搜尋，單個漢字太少。
