"""Before Streamlit's own addresses: files, uploads and measures are for whoever has a session.

Streamlit serves what a page made for download under `/media/` to anybody who knows the address.
Here a file that belongs to somebody goes to them alone, and where reading is for those who have
signed in, every other file only to them; so are points, which are figures and not outlines.
"""

from http import HTTPStatus
from typing import Final

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components import owned
from components.entry import page
from components.entry.caller import caller
from components.visitor import is_open
from data.actor import Actor
from text import say
from text.error import BansoError

MEDIA: Final = "/media/"
ALWAYS: Final = ("/_stcore/upload_file/", "/_stcore/agent/")
"""For somebody only, also where reading is open: only officers send files."""
WHERE_CLOSED: Final = (MEDIA, "/_stcore/metrics", "/points/")


class Gate:
    """Middleware of the app.

    Args:
        app: What stands behind it.
        base: The option `server.baseUrlPath`.
    """

    def __init__(self, app: ASGIApp, *, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask who it is where that matters, and pass everything else on."""
        path = self._path(scope)
        is_media = path.startswith(MEDIA)
        needs_somebody = path.startswith(ALWAYS) or (
            not is_open() and path.startswith(WHERE_CLOSED)
        )
        if scope["type"] != "http" or not (needs_somebody or is_media):
            await self.app(scope, receive, send)
            return
        try:
            who = await caller(HTTPConnection(scope))
        except BansoError as error:
            await self._ended(str(error), HTTPStatus.SERVICE_UNAVAILABLE)(scope, receive, send)
            return
        if needs_somebody and who is None:
            await self._refuse(scope, receive, send)
        elif is_media:
            await self._hand_over(who, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _hand_over(
        self, who: Actor | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Pass a file on, unless its type says that it is somebody else's."""
        is_refused = False

        async def checked(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":
                owner, message["headers"] = owned.taken_off(message["headers"])
                if owner is not None and (who is None or who.account_id != owner):
                    is_refused = True
                    await self._refuse(scope, receive, send)
            if not is_refused:
                await send(message)

        await self.app(scope, receive, checked)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        said = say("account.not_without_session")
        await self._ended(said, HTTPStatus.UNAUTHORIZED)(scope, receive, send)

    def _ended(self, heading: str, status: HTTPStatus) -> ASGIApp:
        return page.shown("ended", base=self.base, status=status, heading=heading)

    def _path(self, scope: Scope) -> str:
        """The address as the routes see it, without what a proxy or the option put before it."""
        path = str(scope.get("path", "")).removeprefix(str(scope.get("root_path", "")))
        return path.removeprefix(self.base)
