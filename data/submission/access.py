"""What was handed in, for whoever may see it: the only way from a page to files and events.

Each function asks `rights` first. Published figures are open to every reader and do not come
this way; the files they came from do.
"""

import pandas as pd

from data.actor import Actor, NotAllowedError
from data.model import Observations
from data.store import Case, Store
from data.submission.right import Rights, approves, reports_all, rights


def case(store: Store, actor: Actor, submission_id: int) -> tuple[Case, Rights]:
    """A submission, and what this person may do with it.

    Raises:
        NotAllowedError: They may not see it.
        StoreChangedError: There is none of this number.
    """
    found = store.submission(submission_id)
    allowed = rights(actor, found, store.units(submission_id))
    if not allowed.see:
        key = "submit.not_yours"
        raise NotAllowedError(key, n=str(submission_id))
    return found, allowed


def content(store: Store, actor: Actor, submission_id: int) -> bytes:
    """The file exactly as it was sent; raises as `case`."""
    found, _ = case(store, actor, submission_id)
    return store.content(found.handed_in.sha256)


def statements(store: Store, actor: Actor, submission_id: int) -> Observations:
    """What it says, published or not (see `Store.statements`); raises as `case`."""
    case(store, actor, submission_id)
    return store.statements(submission_id)


def events(store: Store, actor: Actor, submission_id: int) -> pd.DataFrame:
    """What was done to it, earliest first (see `Store.events`); raises as `case`."""
    case(store, actor, submission_id)
    return store.events(submission_id)


def listed(store: Store, actor: Actor) -> pd.DataFrame:
    """Submissions of this person and of the provinces that are wholly theirs, latest first.

    Whoever reports for some units only finds their own; another's that is all within those
    units is opened by its number. Figures are not read for a list.
    """
    every = store.submissions()
    scopes = [
        one
        for one in every["scope"].unique()
        if approves(actor, str(one)) or reports_all(actor, str(one))
    ]
    is_seen = every["scope"].isin(scopes)
    if actor.account_id is not None:
        is_seen |= (every["account_id"] == actor.account_id).fillna(value=False)
    return every[is_seen]


def published(store: Store) -> pd.DataFrame:
    """Submissions that were ever published, latest first: every reader sees where figures are from.

    Their names, sources and days; the files themselves are `content`'s.
    """
    every = store.submissions()
    return every[every["published_revision"].notna()]
