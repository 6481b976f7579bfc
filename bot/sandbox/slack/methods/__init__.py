"""One file per family of the Web API's methods."""
