"""Settings of backups."""

from pathlib import Path

from pydantic import BaseModel, Field, field_validator

from data.model.backups import Keeping
from data.model.recurrence_text import read_recurrence


class BackupSettings(BaseModel):
    """Where backups go, when one is made, and which are kept: the newest of so many days, weeks and months.

    Without a folder none is made by itself. `every` is a recurrence as five fields of cron, in the company's zone.
    """

    folder: Path | None = None
    every: str = "15 3 * * *"
    keep_days: int = Field(default=7, ge=1)
    keep_weeks: int = Field(default=4, ge=0)
    keep_months: int = Field(default=12, ge=0)

    @field_validator("every")
    @classmethod
    def _can_be_followed(cls, every: str) -> str:
        read_recurrence({"cron": every})
        return every

    @property
    def keeping(self) -> Keeping:
        """Return which backups are kept."""
        return Keeping(self.keep_days, self.keep_weeks, self.keep_months)

    def rule(self) -> dict[str, str]:
        """Return when one is made; one run stands for all that were missed."""
        return {"cron": self.every, "late": "once"}
