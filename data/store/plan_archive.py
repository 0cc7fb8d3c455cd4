"""What the store holds of plans, for whoever asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data import plan
from data.plan import LineKind, Plan, PlanLine, Register
from data.store import plan_reading
from data.store.connection import reading
from data.store.passage_archive import PassageArchive
from data.store.plan_reading import Foreseen, Version


@dataclass(frozen=True, slots=True)
class PlanArchive(PassageArchive):
    """Plans and what became of their lines. Safe between threads and processes."""

    def register(self, *, revision: int | None = None) -> Register:
        """Every plan and agency: the text files with published lines laid over them.

        Args:
            revision: The lines as they were then; by default as they are now.

        Raises:
            CatalogError: A text file has a fault; it names each with file and line.
        """
        with reading(self.engine) as connection:
            held = plan_reading.held(connection, at=revision)
        return plan.register_with(held)

    def plans(self, *, revision: int | None = None) -> Mapping[str, Plan]:
        """Every plan by id; see `register`."""
        return self.register(revision=revision).plans

    def plan_lines(self, submission_id: int) -> tuple[PlanLine, ...]:
        """What a submission says of plans, published or not; nothing before it is submitted."""
        with reading(self.engine) as connection:
            return plan_reading.said(connection, submission_id)

    def plan_history(
        self, *, plan_id: str, kind: LineKind, line_id: str | None = None
    ) -> list[Version]:
        """Every line of a part of a plan, or of all of a kind, that ever held, latest first."""
        with reading(self.engine) as connection:
            return plan_reading.history(connection, plan_id=plan_id, kind=kind, line_id=line_id)

    def plan_if_withdrawn(self, submission_ids: Iterable[int]) -> tuple[Foreseen, ...]:
        """What withdrawing submissions together would do to lines of plans."""
        with reading(self.engine) as connection:
            return plan_reading.if_withdrawn(connection, list(submission_ids))
