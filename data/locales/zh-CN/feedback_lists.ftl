### 工单列表和部门早间概览。

tickets-title = { $list } · 共 { $count } 条
tickets-open = 待处理
tickets-mine = 我的
tickets-department = 部门全部
morning-title = { $department } · 今日概览
morning-new = 上个工作日以来新增
morning-overdue = 已超时
morning-waiting = 待认领
morning-on-call = 今日值班
home-to-sign = 等我审批 · 共 { $count } 条
home-asked = 我提交的申请 · 共 { $count } 条
home-alert = { $subject } · { $severity } · { $name } · { $state }
home-alerts = 未结束的告警 · 共 { $count } 条
home-waiting = 等我处理的工单 · 共 { $count } 条
toast-pending = 等您处理的内容已发到私聊。
found-tickets = { $more ->
    [1] 找到的第 { $first } 到 { $last } 条（还有更多，最新的在前）
   *[0] { $first ->
        [1] 找到 { $last } 条
       *[other] 找到的第 { $first } 到 { $last } 条，到此为止
    }
}
found-none = 没有找到。请用反馈中出现的词语搜索，单个汉字太少。
