### 稽核紀錄。

audit-head-title = 稽核紀錄 { $day }
audit-head = 以上內容封存了截至第 { $entry } 筆的稽核紀錄。如有疑問，請用這一行執行「deskbell audit verify --head」核對。
