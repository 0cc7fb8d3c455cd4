"""The store: workbooks go in whole, published figures come out, nothing is ever lost.

store = open_store()
receipt = store.desk(actor).publish(submission, observations, content=body)
figures = store.observations(indicator_ids=["fibre_household_coverage_pct"],
                             province_code="11")
"""

from data.store.desk import Desk
from data.store.error import (
    StoreChangedError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreNewerError,
    StoreReasonError,
    StoreReportedError,
    StoreStageError,
    StoreUnreachableError,
)
from data.store.face import Store, open_store
from data.store.foresight import Outcome
from data.store.past import AtRevision, Standing
from data.store.record import Act, Case, Deed, Receipt, Revision, Stage, Submission

__all__ = [
    "Act",
    "AtRevision",
    "Case",
    "Deed",
    "Desk",
    "Outcome",
    "Receipt",
    "Revision",
    "Stage",
    "Standing",
    "Store",
    "StoreChangedError",
    "StoreDamagedError",
    "StoreError",
    "StoreFullError",
    "StoreLockedError",
    "StoreNewerError",
    "StoreReasonError",
    "StoreReportedError",
    "StoreStageError",
    "StoreUnreachableError",
    "Submission",
    "open_store",
]
