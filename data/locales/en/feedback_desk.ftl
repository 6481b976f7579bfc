### What a department does with a ticket from its card.

entry-handed-over = { $author } handed this over to another department
ticket-assign = Assign
ticket-hand-over = Hand over
ticket-kind = Change kind
ticket-priority = Change priority
ticket-history = History
ticket-elsewhere = { $subject } is worked on by { $department } now.
ticket-history-title = { $subject } · history
history-written = “{ $text }”
news-assigned = { $who } gave you { $subject } to work on.
form-assignticket-title = Assign
form-assignticket-intro = Who shall work on { $subject }?
form-assignticket-submit = Assign
field-assignticket-person = Colleague (name)
form-moveticket-title = Hand over
form-moveticket-intro = { $subject } goes to the channel of that department. Whoever is responsible stays so.
form-moveticket-submit = Hand over
field-moveticket-department = Department
form-kindticket-title = Change kind
form-kindticket-intro = What is { $subject }? A security report goes to the security group alone, and cannot be made another kind again.
form-kindticket-submit = Change
field-kindticket-kind = Kind
form-priorityticket-title = Change priority
form-priorityticket-intro = How grave is { $subject }?
form-priorityticket-submit = Change
field-priorityticket-priority = Priority
toast-ticket-assigned = { $subject } is assigned.
toast-handed-over = { $subject } is handed over.
toast-classified = { $subject } is changed.
toast-history = Here is who did what about { $subject }.
refusal-cannot-have-ticket = { $subject } cannot go there: they do not work on tickets of that kind.
refusal-has-the-ticket = { $subject } is theirs already.
deed-feedback-assigned = assigned { $subject } to { $to }
deed-feedback-handed-over = handed { $subject } over from { $from } to { $to }
deed-feedback-classified = changed the kind of { $subject } to { $kind }
deed-feedback-prioritised = changed the priority of { $subject } to { $severity }
ticket-handle-again = Handle it again
button-just-saying = Just saying
outcome-left = Thank you for telling us so. It is left at that; the head of the department knows.
refusal-not-rated-low = { $subject } has no low rating from you.
deed-feedback-left-at-rating = left { $subject } at a low rating
button-canned = Canned reply
form-canned-title = Canned reply
form-canned-intro = The reporter of { $subject } gets the answer in their own language. You see it before it goes.
form-canned-submit = Send
form-canned-preview =
    This is what they will read:
    
    { $text }
field-canned-canned = Which answer
field-canned-message = Add something of your own
reporter-silent = Closed, since we heard nothing more from you. It can be opened again at any time.
outcome-silent = We closed it for now, since we heard nothing. You can still tell us.
deed-feedback-closed-in-silence = closed { $subject }, as its reporter said nothing
label-topic = Topic
topic-of-others = { $topic } ({ $department } works on it as well)
