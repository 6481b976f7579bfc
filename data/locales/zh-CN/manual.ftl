### 操作手册：每个人能做什么，分章说明；以及对新来的人说的第一句话。

help-title = 我能为您做什么
help-intro = 直接用自己的话告诉我出了什么问题，例如“{ $app }上传照片就闪退”，马上就有编号。也可以用命令：
help-intro-staff = 直接用自己的话告诉我，例如“有什么等我审批？”，我把卡片送来，您来按。也可以用命令：
help-welcome = 欢迎来到{ $company }，我是这里的服务台。
help-line = { $command } – { $meaning }
help-further = 想了解其中一项：{ $command } 加名称，例如 { $example }
command-help = 查看我能做什么
welcome-title = 欢迎来到{ $company }
welcome-intro = 我是这里的服务台：直接用自己的话告诉我出了什么问题，例如“{ $app }上传照片就闪退”。马上就有编号，每次进展都会告诉您。可以附上照片和文件。
welcome-intro-staff = 我是这里的服务台，您在{ $departments }工作。与您有关的事会以带按钮的卡片出现在相应频道，或只发给您一人。直接用自己的话告诉我就行，例如“有什么等我审批？”。
welcome-further = { $command } 显示您在这里能做的一切。
button-help = 使用说明
chapter-tickets = 工单
chapter-tickets-text =
    用户反馈显示在本部门的频道里，每条一张卡片；卡片始终显示最新情况。
    “{ button-claim }”后您就是处理人。在卡片的讨论串里写的内容只有同事看得到；反馈人只会看到用“{ button-reply }”发出的内容。
    “{ button-ask }”后时限暂停，直到反馈人回答。“{ button-resolve }”后会请反馈人确认是否解决。
    “{ button-more }”里有：转派其他部门、交给同事、修改类别或优先级、合并、关联、历史。
chapter-alerts = 告警
chapter-alerts-text =
    每条告警一张卡片。“{ button-alert-acknowledge }”表示由您处理，不再叫其他人；直接写“收到 AL-7”也一样。
    “{ button-alert-silence-hour }”等按钮让它安静一段时间，“{ button-alert-escalate }”叫下一个人，“{ button-alert-add-responder }”请一位同事帮忙。
    好转时只改卡片，恶化时重新提醒。
chapter-releases = 发布
chapter-releases-text =
    { $slash }release 会逐项询问审批材料。各部门会签后由领导小组验收，然后发出更新通知。
    “{ button-go }”即上线；“{ button-rolled-back }”一按就退回。之后观察它的告警和反馈，直到有人按“{ button-watch-closed }”。
    修改一份审批材料只会重开它涉及的环节。
chapter-delistings = 下架
chapter-delistings-text =
    { $slash }delisting 会询问原因、日期、措施、商店和各语言的文案；这些作为一个整体一次审批。
    之后会逐步通知用户，每个商店和部门各有任务，两个日期到时执行。{ $slash }delistings 显示各项进度。
chapter-announcements = 公告
chapter-announcements-text =
    { $slash }announce 会询问三种语言的文案、时间和受众。发出之前由第二个人审核。
    “{ button-test-send }”让您先看到读者将看到的样子。发送中可以“{ button-pause }”，之后可以“{ button-correct }”和“{ button-recall }”。
chapter-requests = 申请与审批
chapter-requests-text =
    等您审批的申请会发给您，也列在 { $slash }pending 里。
    “{ button-approve }”即签字。“{ button-condition }”签字并把条件变成任务。“{ button-return }”让对方修改，其他人的签字保留。“{ button-reject }”即结束。
    “{ button-rules }”说明要谁签。谁也不能审批自己的申请。
chapter-permissions = 权限
chapter-permissions-text =
    直接写，例如“我需要生产库只读权限三天，排查发票问题”，或用 { $slash }permission。
    从批准时开始计时，到期前会提醒：“{ button-extend }”会重新申请，“{ button-hand-back }”提前结束。{ $slash }permissions 显示您持有的权限。
chapter-tasks = 任务
chapter-tasks-text =
    { $slash }tasks 显示您和本部门要做的事。“{ task-button-done }”表示完成，可以加备注；做不了请写明原因。
    超时的任务会反复提醒，直到有人了结。
chapter-duty = 值班
chapter-duty-text =
    { $slash }oncall 显示谁在值班、下一位是谁。{ $slash }swap 请同事代班，对方同意后生效。
chapter-absence = 我外出时
chapter-absence-text =
    { $slash }delegate 让同事在一段日期内代您处理：对方能看到等您处理的事，并代您签字，卡片上会写明。
chapter-audit = 审计日志
chapter-audit-text =
    { $slash }audit 加编号、姓名或日期：谁在什么时候做了什么。例如 { $slash }audit FB-7 2026-03-01..2026-03-05
    您查看过这件事也会记下来。
chapter-reports = 反馈
chapter-reports-text =
    写下问题或希望，有图片、文件就一起发来。不需要填表。
    每条反馈一张卡片，始终显示最新情况。“{ button-add }”补充内容，“{ button-human }”找真人，“{ button-withdraw }”结束它；{ $slash }status 加编号可以再次查看。
    处理完会问您是否解决：“{ button-not-yet }”会重新打开。
chapter-news = 订阅与公告
chapter-news-text =
    { $slash }subscribe 显示您会收到什么，并由您选择；后面写应用的名称，就会收到它的全部公告。您反馈过的应用，其服务通知一定会告诉您；推广只有您订阅才发。
chapter-data = 您的个人信息
chapter-data-text =
    { $slash }privacy 说明保存什么、保存多久。{ $slash }mydata 把全部数据给您，{ $slash }forget 删除它；必须保留的会写明原因和期限。
chapter-accounts = 您的账号
chapter-accounts-text =
    { $slash }link 显示一个关联码。十分钟内在另一个平台上发给我，两个账号就都是您的；{ $slash }unlink 解除关联。
chapter-else = 其他
toast-help = 使用说明已发到我们的私聊。
