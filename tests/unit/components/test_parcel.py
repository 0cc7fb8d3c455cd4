"""A body is packed once, and every client gets the form it can read."""

import gzip

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
from starlette.requests import Request

from components.parcel import FOREVER, Parcel

BODY = b'{"type":"Topology"}' * 200


def asked(accepted: str) -> Request:
    headers = [(b"accept-encoding", accepted.encode())]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers})


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", None),
        ("", None),
        ("GZIP", "gzip"),
    ],
)
def test_a_client_gets_the_smallest_form_that_it_reads(accepted: str, encoding: str | None) -> None:
    response = Parcel(body=BODY, media_type="application/json").response(asked(accepted))
    assert response.headers.get("content-encoding") == encoding
    read = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert read(bytes(response.body)) == BODY


def test_a_body_is_packed_once_and_kept_for_good() -> None:
    parcel = Parcel(body=BODY, media_type="application/json")
    assert parcel.response(asked("br")).body is parcel.response(asked("br")).body
    headers = parcel.response(asked("br")).headers
    assert headers["cache-control"] == FOREVER
    assert headers["vary"] == "Accept-Encoding"
