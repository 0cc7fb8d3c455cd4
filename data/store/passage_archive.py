"""What published reports say in words, for whoever asks."""

from dataclasses import dataclass

from sqlalchemy import Engine

from data.passage import HeldPassage, Passage
from data.store import passage
from data.store.connection import reading


@dataclass(frozen=True, slots=True)
class PassageArchive:
    """Passages of reports. Safe between threads and processes."""

    engine: Engine

    def passages(
        self,
        *,
        province_code: str | None = None,
        unit_code: str | None = None,
        revision: int | None = None,
    ) -> tuple[HeldPassage, ...]:
        """What published reports say in words.

        Args:
            province_code: Of units in this province; None for all.
            unit_code: Of the units of this code.
            revision: As it was then; by default as it is now.

        Returns:
            One a place, period and subject, in this order.
        """
        with reading(self.engine) as connection:
            return passage.held(
                connection, province_code=province_code, unit_code=unit_code, at=revision
            )

    def passages_of(self, submission_id: int) -> tuple[Passage, ...]:
        """What a submission says in words, published or not; nothing before it is submitted."""
        with reading(self.engine) as connection:
            return passage.said(connection, submission_id)
