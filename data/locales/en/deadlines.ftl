### Promises about reports, and what is told of them.

label-first-response = First answer
label-resolution = Solution
deadline-by = by { $at }
deadline-overdue = overdue since { $at }
deadline-missed = later than { $at }
deadline-provisional = { " " }(the make-up days of { $year } are not published yet)
deadline-awaited = waits for the reporter
reporter-first-response = You get an answer by { $at }.
reporter-resolution = We mean to have it solved by { $at }.
reporter-awaited = The time for it stands still until we hear from you.
reporter-late = That was promised by { $at }. We are late, and the head of the department knows.
news-deadline-near = { $subject } is due soon. { $promise }: by { $at }. Responsible: { $responsible }. Handler: { $handler }.
news-deadline-broken = { $subject } is late. { $promise }: by { $at }. Responsible: { $responsible }. Handler: { $handler }. The head of the department has been told.
news-late-first-response = We promised you an answer on { $subject } by { $at } and have not kept that. We are sorry. The head of the department has been told.
news-late-resolution = We meant to have { $subject } solved by { $at } and have not kept that. We are sorry. The head of the department has been told.
deed-feedback-deadline-near = reminded that { $subject } is due soon
deed-feedback-deadline-broken = reported that a promise on { $subject } was broken
deed-feedback-appointed = gave { $subject } to somebody else to answer for
