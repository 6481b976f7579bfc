### 委托。

command-delegate = 外出期间委托同事代为处理
loan-title = 委托
loan-list = 委托
loan-none = 目前没有人代您处理，您也没有受人委托。
loan-lent = { $delegate } 代 { $lender } 处理事务。
loan-groups = { $count ->
    [0] 目前没有可委托的内容：委托人不属于任何部门。
   *[other] 委托内容：{ $groups }的工作。
}
loan-reach = 不包括：保密反馈、审计日志、管理员的操作。{ $delegate } 须用自己的二次验证，且不能再转委托。所做的一切都记为 { $delegate } 代 { $lender } 所做。
loan-counts = 生效中，至 { $until }。
loan-to-come = 将于 { $begins } 生效。
loan-over = { $ending ->
    [withdrawn] 已提前收回，{ $at }。
    [handed_back] 已提前交还，{ $at }。
    [left] 已于 { $at } 终止：其中一方已不在公司。
   *[over] 已于 { $at } 到期。
}
loan-line = { $delegate } 代 { $lender }：{ $begins } 至 { $until }
loan-at = { $at }
label-loan-from = 开始
label-loan-until = 结束
label-loan-reason = 原因
button-delegate = 委托他人…
button-loan-withdraw = 收回委托
button-loan-hand-back = 交还委托
button-loan-open = 与 { $other }…
form-delegate-title = 委托
form-delegate-intro = 由谁、在什么时间代您处理？对方可以做您的部门允许您做的事；保密反馈、审计日志和管理员的操作不在其中。
form-delegate-submit = 提交
field-delegate-person = 委托给谁（姓名，或公司文件中的代号）
field-delegate-from = 从哪天起
field-delegate-until = 最后一天或结束时间
field-delegate-reason = 原因
news-loan-began = 从现在起 { $delegate } 代 { $lender } 处理事务，至 { $until }。
news-loan-ended = { $delegate } 不再代 { $lender } 处理事务：{ $ending ->
    [withdrawn] { $lender } 已收回委托。
    [handed_back] { $delegate } 已交还委托。
    [left] 其中一方已不在公司。
   *[over] 委托已到期。
}
toast-lent = 已委托，卡片在我们的私聊里。
toast-loans = 已发到我们的私聊里。
done-on-behalf = { $who }（代 { $lender }）
refusal-not-lent = 您受托的范围不包括这个：只有{ $holders }本人可以这样做。
refusal-unknown-loan = 没有这个委托。
refusal-loan-is-over = 这个委托已经结束。
refusal-lent-to-oneself = 不能委托给自己。
refusal-nothing-to-lend = 您不属于任何部门，而管理员的操作不能委托。
refusal-not-a-date = 看不懂这个时间，请写成 2026-03-05 或 2026-03-05 13:00。
refusal-loan-in-the-past = 这个时间已经过去了。
refusal-loan-ends-too-soon = 结束时间早于开始时间。
refusal-loan-too-long = 最多可以委托 { $days } 天。
refusal-loan-too-far = 开始时间不能晚于一年以后。
refusal-lent-already = 这段时间里您已经委托了别人，请先收回。
deed-delegation-lent = 委托 person.{ $delegate } 代为处理，{ $from } 至 { $until }
deed-delegation-began = person.{ $delegate } 开始代 person.{ $lender } 处理事务
deed-delegation-ended = { $ending ->
    [withdrawn] 收回了 person.{ $delegate } 代 person.{ $lender } 的委托
    [handed_back] 交还了代 person.{ $lender } 的委托
    [left] person.{ $delegate } 不再代 person.{ $lender }：其中一方已不在公司
   *[over] person.{ $delegate } 不再代 person.{ $lender }：委托到期
}
