"""When a picture changed, and how many bytes that took."""

import base64
import os
import subprocess
import sys

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


def test_a_process_computes_and_holds_memory() -> None:
    work = "print(sum(range(2_000_000)), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", work], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        number = child.pid
        assert cpu_of(number) > 0.001
        assert number in family(os.getpid())
        assert memory_of(number, field="VmHWM") >= memory_of(number) * 0.9 > 1
        child.communicate(b"\n")
