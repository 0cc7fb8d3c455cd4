"""A relay between a browser and a server that counts bytes as they are on the line.

The browser's own protocol tells what a WebSocket carried unpacked; what travelled is less where
both sides pack it. Headers of HTTP and of TCP's users are in, those of TCP itself are not.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

HERE: Final = "127.0.0.1"
PIECE: Final = 1 << 16


@dataclass(slots=True)
class Line:
    """What passed since it was last cleared, in bytes.

    Args:
        received: From the server to the browser.
        sent: From the browser to the server.
    """

    received: int = 0
    sent: int = 0

    def clear(self) -> None:
        """Count from nought."""
        self.received = self.sent = 0


@contextmanager
def relayed(address: str) -> Iterator[tuple[str, Line]]:
    """The address under which a browser reaches a server through the relay, and what passed.

    Args:
        address: `http://127.0.0.1:8501` of the server.
    """
    line, there = Line(), urlsplit(address)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opened = _serving(line, there.hostname or HERE, there.port or 80)
    port = asyncio.run_coroutine_threadsafe(opened.__aenter__(), loop).result()
    try:
        yield f"http://{HERE}:{port}", line
    finally:
        asyncio.run_coroutine_threadsafe(opened.__aexit__(None, None, None), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@asynccontextmanager
async def _serving(line: Line, host: str, port: int) -> AsyncIterator[int]:
    async def came(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, forth = await asyncio.open_connection(host, port)
        await asyncio.gather(_pump(near, forth, line, "sent"), _pump(far, back, line, "received"))

    server = await asyncio.start_server(came, HERE, 0)
    yield server.sockets[0].getsockname()[1]
    server.close()
    open_still = asyncio.all_tasks() - {asyncio.current_task()}
    for task in open_still:
        task.cancel()
    await asyncio.gather(*open_still, return_exceptions=True)


async def _pump(
    source: asyncio.StreamReader, sink: asyncio.StreamWriter, line: Line, count: str
) -> None:
    try:
        with contextlib.suppress(ConnectionError):
            while piece := await source.read(PIECE):
                setattr(line, count, getattr(line, count) + len(piece))
                sink.write(piece)
                await sink.drain()
    finally:  # also when the relay ends before its users do
        sink.close()
    with contextlib.suppress(ConnectionError):
        await sink.wait_closed()
