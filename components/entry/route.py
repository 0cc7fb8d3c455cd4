"""The addresses of the way in. Whatever takes time (hashing, the store) runs in a thread."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components import load, role_words
from components.entry import cookie, guard, page
from data.account import Door
from data.account.error import LinkError, PasswordError, SignInError
from data.account.password import SHORTEST
from data.actor import Actor
from text import Language, say, speaking
from text.error import BansoError

Answer = Callable[["Entry", Request], Awaitable[Response]]
METHODS: Final = ["GET", "POST"]


def routes(*, base: str = "") -> list[BaseRoute]:
    """The way in.

    Args:
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    entry = Entry(stem)
    return [
        Route(f"{stem}/sign-in", entry.guarded(Entry.sign_in), methods=METHODS),
        Route(f"{stem}/sign-in/provider", entry.guarded(Entry.elsewhere), methods=["GET"]),
        Route(f"{stem}/sign-out", entry.guarded(Entry.sign_out), methods=METHODS),
        Route(f"{stem}/password", entry.guarded(Entry.password), methods=METHODS),
        Route(f"{stem}/invitation/{{secret}}", entry.guarded(Entry.invitation), methods=METHODS),
    ]


class Entry:
    """The way in of an app that stands at a path."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.failures = guard.Tries(guard.MOST_FAILURES)
        self.forms = guard.Tries(guard.MOST_FORMS)

    def guarded(self, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        """An answer that other sites cannot ask for in the reader's name, in their language."""

        async def asked(request: Request) -> Response:
            if request.method != "POST":
                with speaking(_language(request.query_params.get("lang"))):
                    return await self._said(answer, request)
            if not guard.is_own(request):
                return self._ended("account.not_own", HTTPStatus.FORBIDDEN)
            try:
                request.state.form = await guard.form(request)
            except guard.TooLargeError:
                return Response(
                    status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers=guard.HEADERS
                )
            with speaking(_language(request.state.form.get("lang"))):
                if self.forms.are_too_many(request) or self.failures.are_too_many(request):
                    return self._ended("account.too_many", HTTPStatus.TOO_MANY_REQUESTS)
                response = await self._said(answer, request)
                if response.status_code < HTTPStatus.BAD_REQUEST:
                    self.failures.forgive(request)
                return response

        return asked

    async def sign_in(self, request: Request) -> Response:
        """`GET`, `POST /sign-in?next=`: name and password."""
        form = _form(request)
        onward = self._onward(form.get("next") or request.query_params.get("next"))
        if form is not _NONE:
            door = await self._door()
            before = cookie.opened(request.cookies.get(cookie.SESSION))
            try:
                secret = await asyncio.to_thread(
                    door.sign_in, form.get("name", ""), form.get("password", ""), before=before
                )
            except SignInError as error:
                return self._sign_in_page(onward, told=str(error), name=form.get("name", ""))
            return self._let_in(request, secret, onward)
        if await self._visitor(request) is not None:
            return self._to(onward)
        return self._sign_in_page(onward)

    async def elsewhere(self, request: Request) -> Response:
        """`GET /sign-in/provider?next=`: on to the organisation's own sign-in, by Streamlit.

        Streamlit comes back to the first page; a cookie remembers the view for the shell.
        """
        from streamlit.auth_util import encode_provider_token  # noqa: PLC0415 - private: only here

        onward = self._onward(request.query_params.get("next"))
        if not has_provider():
            return self._to(onward)
        response = self._to(f"{self.base}/auth/login?provider={encode_provider_token('default')}")
        cookie.put(response, request, onward, base=self.base, name=cookie.VIEW)
        return response

    async def sign_out(self, request: Request) -> Response:
        """`POST /sign-out`: ends the session here and takes the cookie away."""
        form = _form(request)
        response = self._to(self._onward(form.get("next")))
        if form is not _NONE:
            secret = cookie.opened(request.cookies.get(cookie.SESSION))
            if secret:
                door = await self._door()
                await asyncio.to_thread(door.sign_out, secret)
            cookie.drop(response, base=self.base)
        return response

    async def password(self, request: Request) -> Response:
        """`GET`, `POST /password?next=`: a new password for whoever is signed in."""
        form = _form(request)
        onward = self._onward(form.get("next") or request.query_params.get("next"))
        actor = await self._visitor(request)
        if actor is None:
            return self._sign_in_page(f"{self.base}/password")
        shown: dict[str, Any] = {"next": onward, "person": actor.name, "least": str(SHORTEST)}
        if form is _NONE:
            return page.shown("password", base=self.base, **shown)
        try:
            new = _twice(form)
            door = await self._door()
            before = cookie.opened(request.cookies.get(cookie.SESSION))
            secret = await asyncio.to_thread(
                door.change_password, before, current=form.get("current", ""), new=new
            )
        except PasswordError as error:
            return self._refused("password", error, shown)
        return self._let_in(request, secret, onward)

    async def invitation(self, request: Request) -> Response:
        """`GET`, `POST /invitation/{secret}`: make an account, or set a new password."""
        form = _form(request)
        door, asked = await self._door(), request.path_params["secret"]
        link = await asyncio.to_thread(door.look_at, asked)
        shown: dict[str, Any] = {
            "link": link,
            "may": role_words.told(link.grants),
            "least": str(SHORTEST),
            "name": form.get("name", ""),
            "display_name": form.get("display_name", link.display_name),
        }
        if form is _NONE:
            return page.shown("invitation", base=self.base, **shown)
        try:
            secret = await asyncio.to_thread(
                door.take,
                asked,
                new=_twice(form),
                name=form.get("name", ""),
                display_name=form.get("display_name", ""),
            )
        except LinkError:
            raise
        except BansoError as error:
            return self._refused("invitation", error, shown)
        return self._let_in(request, secret, self._onward(None))

    async def _said(self, answer: Answer, request: Request) -> Response:
        try:
            return await answer(self, request)
        except LinkError as error:
            return self._ended(error.key, HTTPStatus.GONE)
        except BansoError as error:
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return page.shown("ended", base=self.base, status=status, heading=str(error))

    async def _visitor(self, request: Request) -> Actor | None:
        secret = cookie.opened(request.cookies.get(cookie.SESSION))
        if not secret:
            return None
        door = await self._door()
        return await asyncio.to_thread(door.session, secret)

    async def _door(self) -> Door:
        return Door((await asyncio.to_thread(load.store)).engine)

    def _sign_in_page(self, onward: str, *, told: str = "", name: str = "") -> Response:
        status = HTTPStatus.UNAUTHORIZED if told else HTTPStatus.OK
        shown = {"next": onward, "told": told, "name": name, "has_provider": has_provider()}
        is_story = onward.startswith(f"{self.base}/present/")  # back there would be back to here
        why, back = (say("story.sign_in"), "") if is_story else ("", onward)
        return page.shown("sign-in", base=self.base, status=status, why=why, back=back, **shown)

    def _refused(self, name: str, error: BansoError, shown: dict[str, Any]) -> Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return page.shown(name, base=self.base, status=status, told=str(error), **shown)

    def _ended(self, key: str, status: HTTPStatus) -> Response:
        return page.shown("ended", base=self.base, status=status, heading=say(key))

    def _let_in(self, request: Request, secret: str, onward: str) -> Response:
        response = self._to(onward)
        cookie.put(response, request, secret, base=self.base)
        return response

    def _to(self, address: str) -> RedirectResponse:
        return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER, headers=guard.HEADERS)

    def _onward(self, asked: str | None) -> str:
        return guard.inside(asked, otherwise=f"{self.base}/")


_NONE: Final[dict[str, str]] = {}


def has_provider() -> bool:
    """The operator set up signing in with the organisation."""
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets


def _form(request: Request) -> dict[str, str]:
    """What was sent; `_NONE` itself where the page is only asked for."""
    sent: dict[str, str] = request.state.form if request.method == "POST" else _NONE
    return sent


def _twice(form: dict[str, str]) -> str:
    """The new password, typed twice alike.

    Raises:
        PasswordError: It was not.
    """
    new = form.get("password", "")
    if new != form.get("again", ""):
        key = "account.password_twice"
        raise PasswordError(key)
    return new


def _language(asked: str | None) -> Language:
    return Language(asked) if asked in set(Language) else Language.VI
