"""Accounts: who may come in, and what for.

door(store).sign_in(name, password)            # for whoever is outside
accounts(store, actor).invite(grants=[...])    # for administrators
"""

from data.account.door import Door
from data.account.face import Accounts
from data.actor import Actor
from data.store import Store

__all__ = ["Accounts", "Door", "accounts", "door"]


def accounts(store: Store, actor: Actor) -> Accounts:
    """The accounts of a store in somebody's hands; refused to whoever is no administrator."""
    return Accounts(store.engine, actor)


def door(store: Store) -> Door:
    """The accounts of a store, as whoever is outside meets them."""
    return Door(store.engine)
