### Lists of tickets, and the morning of a department.

tickets-title = { $list } · { $count } in all
tickets-open = Open
tickets-mine = Mine
tickets-department = All of the department
morning-title = Good morning, { $department }
morning-new = New since the last working day
morning-overdue = Overdue
morning-waiting = Waiting for somebody
morning-on-call = On call today
home-to-sign = Waiting for my signature · { $count } in all
home-asked = What I asked for · { $count } in all
home-alert = { $subject } · { $severity } · { $name } · { $state }
home-alerts = Open alerts · { $count } in all
home-waiting = Tickets that wait for me · { $count } in all
toast-pending = What waits for you is in our private chat.
found-tickets = { $more ->
    [1] Found: { $first } to { $last } of more, the newest first
   *[0] Found: { $first ->
        [1] { $last }
       *[other] { $first } to { $last }, the last ones
    }
}
found-none = Nothing was found. Search with words that stand in the report; a single Chinese character is too little.
