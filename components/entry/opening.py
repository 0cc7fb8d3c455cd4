"""What the server does when it starts: on a new store it prints the first administrator's link."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.watcher.polling_path_watcher import PollingPathWatcher

from components.entry import allocation, preload
from components.job.starting import STARTER
from data.account import door
from data.account.invitation import LASTS
from data.account.record import Purpose
from data.store import open_store
from text import say, speak_as_the_terminal
from text.error import BansoError


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None, None]:
    """Streamlit has bound its port by now, so the link names the one really used."""
    allocation.settle()
    preload.load()
    rest()
    told = await asyncio.to_thread(first_link)
    if told:
        print(told, flush=True)  # noqa: T201 - for whoever started the server
    await asyncio.to_thread(STARTER.begin)
    yield


def rest() -> None:
    """End Streamlit's looking five times a second whether its settings were changed.

    It goes on whatever `server.fileWatcherType` says, for as much of the processor as a change of
    the map every four seconds. Other settings hold when the server is started anew.
    """
    setattr(PollingPathWatcher, "_schedule", lambda _watcher: None)  # noqa: B010 - a method


def first_link() -> str:
    """What to tell the operator; nothing once anybody has an account."""
    speak_as_the_terminal()
    try:
        with open_store() as store:
            secret = door(store).set_up()
    except BansoError as error:
        return str(error)
    if secret is None:
        return ""
    hours = LASTS[Purpose.SET_UP].total_seconds() / 3600
    return say("account.set_up_link", link=address(secret), hours=int(hours))


def address(secret: str) -> str:
    """The link, as a browser on this machine opens it."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    parts = (f"{scheme}://localhost:{st.get_option('server.port')}", base, "invitation", secret)
    return "/".join(part for part in parts if part)
