"""Downloads that go on where they broke off, and are checked when they are whole."""

import http.client
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from geo.home import home
from geo.install.error import Fault, SourceError
from text import fault

CHUNK: Final = 2**18
LARGEST: Final = 4 * 2**30
SECONDS: Final = 60  # without a byte
TRIES: Final = 4
PARTIAL: Final = 206
NOT_SATISFIABLE: Final = 416

Tell = Callable[[int, int], None]
"""Called with bytes done and bytes in all (0 where the server does not say)."""


def is_address(source: str) -> bool:
    """Whether the source is to be downloaded."""
    return source.startswith(("http://", "https://"))


def file(url: str, *, tell: Tell, wanted: str | None = None) -> Path:
    """The file behind an address, in the cache of `BANSO_HOME`; downloaded once.

    A broken download goes on at the next try. The content hash is kept beside the file and
    verified before a kept file is used again.

    Args:
        url: http or https.
        tell: Progress.
        wanted: The SHA-256 that the file must have; any where None.

    Raises:
        SourceError: The server does not give it, or it has another hash.
    """
    folder = home() / "cache" / "downloads" / sha256(url.encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (Path(unquote(urlsplit(url).path)).name or "download")
    sums = folder / "sha256"
    if not (path.exists() and sums.exists() and _hash(path) == sums.read_text()):
        _download(url, path=path, tell=tell)
        sums.write_text(_hash(path))
    if wanted is not None and sums.read_text() != wanted.lower():
        found = sums.read_text()
        path.unlink()
        raise SourceError(Fault.CHECKSUM, file=path.name, found=found, wanted=wanted)
    return path


def _download(url: str, *, path: Path, tell: Tell) -> None:
    partial, facts = path.with_name(path.name + ".part"), path.with_name(path.name + ".facts")
    for attempt in range(TRIES):
        try:
            _continue(url, partial=partial, facts=facts, tell=tell)
        except urllib.error.HTTPError as error:
            if error.code == NOT_SATISFIABLE and partial.exists():
                partial.unlink()
                continue
            raise SourceError(Fault.DOWNLOAD, url=url, why=f"HTTP {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            if attempt == TRIES - 1:
                raise SourceError(Fault.DOWNLOAD, url=url, why=fault.told(error)) from error
            continue
        partial.replace(path)
        facts.unlink(missing_ok=True)
        return
    raise SourceError(Fault.DOWNLOAD, url=url, why=f"HTTP {NOT_SATISFIABLE}")


def _continue(url: str, *, partial: Path, facts: Path, tell: Tell) -> None:
    done = partial.stat().st_size if partial.exists() else 0
    mark = json.loads(facts.read_text()) if done and facts.exists() else ""
    headers = {"Range": f"bytes={done}-", "If-Range": mark} if mark else {}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - `is_address` saw to it
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
        goes_on = answer.status == PARTIAL
        done = done if goes_on else 0
        facts.write_text(json.dumps(answer.headers.get("ETag") or ""))
        length = int(answer.headers.get("Content-Length") or 0)
        total = done + length if length else 0
        with partial.open("ab" if goes_on else "wb") as out:
            while chunk := answer.read(CHUNK):
                done += out.write(chunk)
                if done > LARGEST:
                    raise SourceError(Fault.DOWNLOAD, url=url, why=f"> {LARGEST >> 30} GB")
                tell(done, total)
            out.flush()
            os.fsync(out.fileno())
    if total and done != total:
        msg = f"{done} of {total} bytes"
        raise ConnectionError(msg)


def _hash(path: Path) -> str:
    with path.open("rb") as content:
        digest = sha256()
        while chunk := content.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
