"""Bytes between a page and its server, as the browser's own protocol tells them."""

from collections import Counter
from typing import Any, Final

from playwright.sync_api import CDPSession

TEXT: Final = 1  # opcode of a WebSocket frame that is not binary


class Wire:
    """Counts what a page sends and receives from now on.

    Args:
        protocol: A session on the page.
    """

    def __init__(self, protocol: CDPSession) -> None:
        self.addresses: dict[str, str] = {}
        self.clear()
        protocol.on("Network.requestWillBeSent", self._asked)
        protocol.on("Network.loadingFinished", self._came)
        protocol.on("Network.webSocketFrameReceived", self._socket_received)
        protocol.on("Network.webSocketFrameSent", self._socket_sent)
        protocol.send("Network.enable")

    def clear(self) -> None:
        """Count from nought."""
        self.by_address: Counter[str] = Counter()
        self.over_socket = self.sent = 0

    @property
    def received(self) -> int:
        """Bytes over HTTP, with headers and as packed, and of WebSocket's payloads, unpacked."""
        return self.by_address.total() + self.over_socket

    def of(self, part: str) -> int:
        """Bytes over HTTP from addresses with this in them."""
        return sum(count for address, count in self.by_address.items() if part in address)

    def _asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        # From the browser's own cache nothing comes: 0.
        address = self.addresses.get(event["requestId"], "")
        self.by_address[address] += int(event["encodedDataLength"])

    def _socket_received(self, event: dict[str, Any]) -> None:
        self.over_socket += payload_size(event["response"])

    def _socket_sent(self, event: dict[str, Any]) -> None:
        self.sent += payload_size(event["response"])


def payload_size(frame: dict[str, Any]) -> int:
    """Bytes of a WebSocket frame's payload; binary ones are told in base64."""
    payload: str = frame["payloadData"]
    if frame["opcode"] == TEXT:
        return len(payload.encode())
    return len(payload) * 3 // 4 - payload[-2:].count("=")
