"""The relay that counts what passes between a browser and a server."""

import http.client
import http.server
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from bench.map.relay import relayed

BODY = b"x" * 100_000


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers each request with the same body."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_passes_is_handed_on_and_counted(address: str) -> None:
    with relayed(address) as (near, line):
        assert near != address
        for _ in range(2):
            line.clear()
            connection = http.client.HTTPConnection(urlsplit(near).netloc)
            connection.request("GET", "/x")
            assert connection.getresponse().read() == BODY
            connection.close()
            assert 20 < line.sent < 500
            assert len(BODY) < line.received < len(BODY) + 500
