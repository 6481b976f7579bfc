### The audit log.

audit-head-title = Audit log, { $day }
audit-head = This seals the audit log up to entry { $entry }. Whoever doubts it gives this line to “deskbell audit verify --head”.
