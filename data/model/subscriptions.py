"""What somebody may choose to hear of, beside kinds of announcements."""


def about_app(app: str) -> str:
    """Return under which name it is kept what somebody chose about an app, beside what they chose by kind."""
    return f"app.{app}"
