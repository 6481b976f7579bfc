"""A release that another system asks for, on its way from the door to whoever takes it."""

from pydantic import TypeAdapter

from data.model.releases.filing import Filed

# What a call tells, where the desk reads it at the door.
RELEASE = "release"
FILED: TypeAdapter[Filed] = TypeAdapter(Filed)
