### The manual: what each can do here, chapter by chapter, and the first words to whoever is new.

help-title = What I can do for you
help-intro = Just write to me what is wrong, in your own words, such as “{ $app } crashes when I upload a photo”: you get a number at once. Or use a command:
help-intro-staff = Write to me in your own words, such as “what waits for me?”: I bring the card, and you press. Or use a command:
help-welcome = Welcome to { $company }. I am its desk.
help-line = { $command } – { $meaning }
help-further = More about one of these: { $command } and its name, such as { $example }
command-help = what I can do
welcome-title = Welcome to { $company }
welcome-intro = I am its desk: write to me what is wrong, in your own words, such as “{ $app } crashes when I upload a photo”. You get a number at once, and hear of every change. Photos and files are welcome.
welcome-intro-staff = I am its desk, and you work in { $departments } here. What concerns you comes as a card with buttons, in its channel or to you alone. Write to me in your own words, such as “what waits for me?”.
welcome-further = { $command } shows all that you can do here.
button-help = How it works
chapter-tickets = Tickets
chapter-tickets-text =
    Reports stand in the channel of your department, one card each; the card always shows how things are.
    “{ button-claim }” makes you the handler. What you write in the thread of the card stays among colleagues; the reporter reads only what you send by “{ button-reply }”.
    “{ button-ask }” lets the clock of the promise stand still until the reporter answers. “{ button-resolve }” asks the reporter whether it is solved.
    Behind “{ button-more }”: hand over to another department, give to a colleague, other kind or priority, merge, link, history.
chapter-alerts = Alerts
chapter-alerts-text =
    Each alert has one card. “{ button-alert-acknowledge }” says that you look after it, and nobody else is called; “ack AL-7” in words does the same.
    “{ button-alert-silence-hour }” and its like keep it quiet for a time, “{ button-alert-escalate }” calls the next one, “{ button-alert-add-responder }” asks a colleague.
    What gets better changes the card; what gets worse is told anew.
chapter-releases = Releases
chapter-releases-text =
    { $slash }release asks for the evidence. The departments sign side by side, then the leading group accepts, then the update notice goes out.
    “{ button-go }” lets it go live; “{ button-rolled-back }” takes it back with one press. After that its alerts and reports are watched until somebody presses “{ button-watch-closed }”.
    Changing a piece of evidence reopens the stages that it touches, and no others.
chapter-delistings = Take-downs
chapter-delistings-text =
    { $slash }delisting asks for reason, days, measures, stores and the texts; all of it is signed once, as one package.
    From then on users are told step by step, each store and department has its task, and both days are kept. { $slash }delistings shows how far each is.
chapter-announcements = Announcements
chapter-announcements-text =
    { $slash }announce asks for the text in three languages, the time and the audience. A second person reviews it before anything goes out.
    “{ button-test-send }” shows it to you as readers will see it. While it goes out: “{ button-pause }”; afterwards: “{ button-correct }” and “{ button-recall }”.
chapter-requests = Requests and signatures
chapter-requests-text =
    What waits for your signature comes to you and stands in { $slash }pending.
    “{ button-approve }” signs. “{ button-condition }” signs and makes your condition a task. “{ button-return }” lets it be mended; other signatures stay. “{ button-reject }” ends it.
    “{ button-rules }” tells who has to sign. Nobody signs what they asked for themselves.
chapter-permissions = Permissions
chapter-permissions-text =
    Ask in words, such as “I need read access to the production database for three days to look into invoices”, or by { $slash }permission.
    The clock starts with the approval. Before it ends you are warned: “{ button-extend }” asks anew, “{ button-hand-back }” ends it early. { $slash }permissions shows what you hold.
chapter-tasks = Tasks
chapter-tasks-text =
    { $slash }tasks shows what you and your department have to do. “{ task-button-done }” confirms it, with a note if you like; what cannot be done says why.
    What is overdue is told again until somebody ends it.
chapter-duty = Duty
chapter-duty-text =
    { $slash }oncall tells who is on duty, and who comes next. { $slash }swap asks a colleague to take over; it counts once they agree.
chapter-absence = When I am away
chapter-absence-text =
    { $slash }delegate lets a colleague stand in for you from one day to another: they see what waits for you and sign on your behalf, and cards say so.
chapter-audit = Audit log
chapter-audit-text =
    { $slash }audit and a number, a name or days: who did what, and when. Such as { $slash }audit FB-7 2026-03-01..2026-03-05
    That you looked is in the log as well.
chapter-reports = Reports
chapter-reports-text =
    Write what is wrong, or what you wish for, with pictures and files if you have them. You need not fill in anything.
    Your report is one card that stays true. “{ button-add }” adds to it, “{ button-human }” calls a person, “{ button-withdraw }” ends it; { $slash }status with its number shows it again.
    When it is resolved you are asked whether it is: “{ button-not-yet }” opens it again.
chapter-news = News and announcements
chapter-news-text =
    { $slash }subscribe shows of what you hear, and lets you choose; { $slash }subscribe with the name of an app tells you all that concerns it. What concerns an app that you wrote about is told to you in any case; news only if you ask for them.
chapter-data = Your personal data
chapter-data-text =
    { $slash }privacy tells what is kept and for how long. { $slash }mydata gives you all of it, { $slash }forget erases it; what has to stay is named, with the reason and until when.
chapter-accounts = Your accounts
chapter-accounts-text =
    { $slash }link shows a code. Type it to me on your other platform within ten minutes, and both accounts are yours; { $slash }unlink parts them again.
chapter-else = Besides
toast-help = What you can do here is in our private chat.
