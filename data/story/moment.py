"""What a pin keeps besides the revision: what makes no revision, and changes what a page shows.

Leaders say statuses, days pass and tasks fall due, an operator changes the text files of the
catalogue and of the plans. The first two are kept as they were; of the files only a fingerprint
is, so that a page can say that they are others now.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Self
from zoneinfo import ZoneInfo

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
WRITTEN: Final = re.compile(r"([0-9]{1,12})\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9a-f]{8})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was frozen; nothing is known of what was frozen by an earlier program.

    Args:
        said: Number of the last status that a leader had said, 0 for none; None where unknown.
        day: Which it was in Vietnam; None where unknown.
        texts: See `data.story.freezing.texts`; "" where unknown.
    """

    said: int | None = None
    day: dt.date | None = None
    texts: str = ""

    def __str__(self) -> str:
        """As it stands in addresses and in the store: `57.2025-11-22.1f3a9c0b`, or nothing."""
        return "" if self.said is None else f"{self.said}.{self.day}.{self.texts}"

    @classmethod
    def read(cls, text: str) -> Self:
        """A moment as it was written.

        Raises:
            ValueError: It was not.
        """
        if not text:
            return cls()
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        said, day, files = found.groups()
        return cls(said=int(said), day=dt.date.fromisoformat(day), texts=files)


UNKNOWN: Final = Moment()
