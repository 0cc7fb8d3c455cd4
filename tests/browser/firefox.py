"""A Firefox without a window, spoken to by WebDriver BiDi: playwright's own is not the one that
people have, and so would prove nothing."""

import base64
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from websockets.sync.client import ClientConnection, connect

LISTENS: Final = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
QUIET: Final = (
    'user_pref("app.normandy.enabled", false);\n'
    'user_pref("services.settings.server", "data:,");\n'
    'user_pref("browser.shell.checkDefaultBrowser", false);\n'
)
PATIENCE: Final = 90


@dataclass(slots=True)
class Firefox:
    """One page of it.

    Args:
        line: To the browser.
        asked: Addresses that pages asked for.
        problems: What pages complained of.
    """

    line: ClientConnection
    asked: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    context: str = ""
    number: int = 0

    def do(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and wait for its result; what happens meanwhile is noted."""
        self.number += 1
        self.line.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            told = json.loads(self.line.recv(timeout=PATIENCE))
            if told.get("id") == self.number:
                assert told["type"] == "success", told
                result: dict[str, Any] = told["result"]
                return result
            self._note(told)

    def _note(self, told: Mapping[str, Any]) -> None:
        if told.get("method") == "network.beforeRequestSent":
            self.asked.append(told["params"]["request"]["url"])
        elif told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
            self.problems.append(str(told["params"]["text"]))

    def value(self, script: str) -> Any:
        """What an expression is in the page; promises are waited for."""
        found = self.do(
            "script.evaluate",
            expression=script,
            target={"context": self.context},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return found["result"].get("value")

    def until(self, script: str) -> None:
        """Wait until an expression holds in the page."""
        self.value(
            f"new Promise((done) => {{ const look = () => ({script}) ? done(true)"
            " : setTimeout(look, 50); look(); })"
        )

    def act(self, kind: str, *steps: Mapping[str, object]) -> None:
        """Keys, a pointer or a wheel."""
        source: dict[str, object] = {"type": kind, "id": kind, "actions": list(steps)}
        if kind == "pointer":
            source["parameters"] = {"pointerType": "mouse"}
        self.do("input.performActions", context=self.context, actions=[source])

    def press(self, key: str) -> None:
        """One key, as WebDriver names it."""
        self.act("key", {"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})

    def paper(self) -> bytes:
        """The page printed."""
        made = self.do("browsingContext.print", context=self.context, orientation="landscape")
        return base64.b64decode(made["data"])


@contextmanager
def opened(program: str, path: Path, profile: Path) -> Iterator[Firefox]:
    """A file opened by a Firefox that nobody used before.

    Args:
        program: Firefox itself.
        path: Of the file.
        profile: An empty folder for what it keeps.
    """
    (profile / "user.js").write_text(QUIET, encoding="utf-8")
    command = (program, "--headless", "--no-remote", "--profile", str(profile))
    environment = os.environ | {"HOME": str(profile)}
    with subprocess.Popen(
        (*command, "--remote-debugging-port", "0", "about:blank"),
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        try:
            assert process.stderr is not None
            address = next(found[1] for line in process.stderr if (found := LISTENS.search(line)))
            with connect(f"{address}/session", max_size=None) as line:
                yield _at(Firefox(line), path)
        finally:
            process.terminate()


def _at(browser: Firefox, path: Path) -> Firefox:
    browser.do("session.new", capabilities={})
    browser.do("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
    tree = browser.do("browsingContext.getTree")
    browser.context = tree["contexts"][0]["context"]
    size = {"width": 1280, "height": 720}
    browser.do("browsingContext.setViewport", context=browser.context, viewport=size)
    address = path.as_uri()
    browser.do("browsingContext.navigate", context=browser.context, url=address, wait="complete")
    browser.until("document.body.dataset.ready === 'true'")
    return browser
