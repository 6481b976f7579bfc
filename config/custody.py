"""Settings of custody."""

from pathlib import Path

from pydantic import BaseModel, SecretStr

from config.keys import FILE_NAME, Keyring


class CustodySettings(BaseModel):
    """The master key as 64 hexadecimal digits; without one, a file holds it, in the data folder unless it is said.

    `earlier_keys` still open what they wrapped, with spaces between; in the file they stand below the first line.
    """

    master_key: SecretStr = SecretStr("")
    master_key_file: Path | None = None
    earlier_keys: SecretStr = SecretStr("")

    def keyring(self, folder: Path) -> Keyring:
        """Return where the master keys come from.

        Args:
            folder: of the desk's data.
        """
        return Keyring(
            told=self.master_key.get_secret_value(),
            earlier=self.earlier_keys.get_secret_value(),
            file=self.master_key_file or folder / FILE_NAME,
        )
