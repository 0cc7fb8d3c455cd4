"""What a leader does at the desk: say another status than the computed one, and take it back."""

from dataclasses import dataclass

from data.plan.override import ALLOWED, Seen, in_force
from data.status import Status
from data.store import override
from data.store.error import StoreChangedError
from data.store.sending import Sending


@dataclass(frozen=True, slots=True)
class Leading(Sending):
    """The part of `data.store.desk.Desk` that leaders use; see there."""

    def override_status(
        self, seen: Seen, *, status: Status, reason: str, is_lasting: bool = True
    ) -> None:
        """Say a target's status beside the computed one; both stay visible.

        Args:
            seen: Of which target, and what was looked at.
            status: What it is.
            reason: Why; shown with it.
            is_lasting: Until it is lifted, not for the period alone.

        Raises:
            NotAllowedError: Only approvers of the place say so.
            StoreReasonError: The reason is empty.
            StoreChangedError: The plan has no such target.
            ValueError: The plan says nothing of the place, or nobody may say this status.
        """
        if status not in ALLOWED:
            msg = f"A leader does not say {status}: it answers another question."
            raise ValueError(msg)
        override.as_leader(self.actor, seen)
        with self._change() as connection:
            override.add(
                connection, self.actor, seen, status=status, is_lasting=is_lasting, reason=reason
            )

    def lift_override(self, seen: Seen, *, reason: str) -> None:
        """Take back what holds for a period; from then on the computed status stands alone.

        Both stay in the history. One that lasts goes on to hold for the periods before.

        Raises:
            NotAllowedError: Only approvers of the place take it back.
            StoreReasonError: The reason is empty.
            StoreChangedError: Nothing holds, perhaps because somebody was quicker.
        """
        override.as_leader(self.actor, seen)
        with self._change() as connection:
            known = override.rows(connection, seen.plan.id, seen.place)
            of_target = (one for one in known if one.target_id == seen.target_id)
            held = in_force(of_target, seen.period)
            if held is None:
                key = "store.no_override"
                raise StoreChangedError(key)
            override.add(
                connection,
                self.actor,
                seen,
                status=None,
                is_lasting=held.is_lasting,
                reason=reason,
            )
