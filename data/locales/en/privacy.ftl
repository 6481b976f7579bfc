### What is kept of people, and what they say to it.

command-privacy = read what is kept about you, agree or withdraw
privacy-title = Your data
privacy-offer = May we keep this after it is done, to help you better the next time? You are helped either way; without a yes it is erased { $days } days after it is done.
privacy-offer-again = What we keep and why reads differently now. May we keep your reports after they are done? You are helped either way.
privacy-no-notice = The company has not written down here what it keeps. Nothing is kept for longer than it takes to help you.
privacy-terms = Kept for: what belongs to no report { $hours } hours unless you agree; a finished report { $tickets } days, without your agreement { $tickets_without_consent }; its files { $files } days; our answers, word for word, { $spoken } days; a finished complaint { $after_complaint } days even if you erase everything.
privacy-unasked = not answered yet
privacy-given = agreed on { $at }
privacy-declined = declined on { $at }
privacy-withdrawn = withdrawn on { $at }
label-consent = Agreement
label-notice-version = Version of the text
button-privacy = Read it
button-consent-accept = Agree
button-consent-decline = Do not agree
button-consent-withdraw = Withdraw my agreement
button-mydata = Get my data
toast-privacy = What is kept about you is in our private chat.
toast-consent-given = Thank you: noted.
toast-consent-declined = Noted. You are helped just the same.
toast-consent-withdrawn = Withdrawn. You are helped just the same.
refusal-notice-changed = The text has changed since this button was drawn. Please read it anew: /privacy
refusal-nothing-to-consent-to = There is nothing here for you to agree to.
deed-privacy-answered = { $said ->
    [given] agreed to the privacy notice
    [withdrawn] withdrew the agreement to the privacy notice
   *[declined] did not agree to the privacy notice
}
command-mydata = get all that is kept about you
mydata-caption = All that is kept about you{ $parts ->
    [1] {""}
   *[other] {" "}(part { $part } of { $parts })
}. Open index.html to read it. Whoever has this file can read it: keep it safe.
mydata-title = What is kept about you
mydata-person = You
mydata-label-name = Name
mydata-label-language = Language
mydata-label-zone = Time zone
mydata-label-consent = Agreement
mydata-consent-unasked = not answered
mydata-consent-given = agreed
mydata-consent-declined = declined
mydata-consent-withdrawn = withdrawn
mydata-accounts = Your accounts
mydata-reports = Your reports
mydata-counted = All of it, counted
mydata-rest = { $table }: { $count }
mydata-untold = Every line of it is in data.json. Not in it: what those who help you noted among themselves (that they did is), checksums, and codes that would let a reader become you.
toast-mydata = Your data is in our private chat.
toast-mydata-again = You got it a moment ago, or it is on its way: see our private chat.
intent-request-my-data = get my data
deed-privacy-given = got all that is kept about them ({ $parts } parts)
