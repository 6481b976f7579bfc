"""What can be done with requests that wait for people: the engine that every kind of request uses."""
