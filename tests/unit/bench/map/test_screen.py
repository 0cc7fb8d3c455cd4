"""When a picture changed, and how many bytes that took."""

import base64
import os

from PIL import Image

from bench.map.process import cpu_of, family, memory_of
from bench.map.screen import differences, whole_blocks
from bench.map.wire import payload_size


def test_a_change_is_when_a_picture_is_not_as_the_one_before() -> None:
    red, blue = Image.new("RGB", (4, 4), "red"), Image.new("RGB", (4, 4), "blue")
    assert differences([(1.0, red), (2.0, red), (3.0, blue), (4.0, blue)]) == [3.0]
    assert differences([(1.0, red)]) == []


def test_only_whole_blocks_of_a_jpeg_are_compared() -> None:
    assert whole_blocks((1, 16, 47, 50)) == (16, 16, 32, 48)


def test_a_payload_weighs_what_went_over_the_wire() -> None:
    for size in range(5):
        payload = base64.b64encode(b"x" * size).decode()
        assert payload_size({"opcode": 2, "payloadData": payload}) == size
    assert payload_size({"opcode": 1, "payloadData": "xã"}) == 3


def test_this_process_computes_and_holds_memory() -> None:
    number = os.getpid()
    before = cpu_of(number)
    sum(range(2_000_000))
    assert cpu_of(number) > before
    assert number in family(number)
    assert memory_of(number, field="VmHWM") >= memory_of(number) * 0.9 > 1
