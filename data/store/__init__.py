"""Tables, work, queries and custody: the only room with SQL."""
