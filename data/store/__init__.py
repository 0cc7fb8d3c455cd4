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
    StoreReportedError,
    StoreUnreachableError,
)
from data.store.face import Store, open_store
from data.store.record import Act, Receipt, Revision, Submission

__all__ = [
    "Act",
    "Desk",
    "Receipt",
    "Revision",
    "Store",
    "StoreChangedError",
    "StoreDamagedError",
    "StoreError",
    "StoreFullError",
    "StoreLockedError",
    "StoreNewerError",
    "StoreReportedError",
    "StoreUnreachableError",
    "Submission",
    "open_store",
]
