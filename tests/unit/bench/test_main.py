"""What `python -m bench` is asked for by name."""

from bench.__main__ import MEASURES, meant


def test_a_name_stands_for_all_that_begin_with_it() -> None:
    assert meant(["map"]) == [one for one in MEASURES if one.startswith("map-")]
    assert meant(["map-play"]) == ["map-play"]
    assert meant(["ma"]) == []


def test_without_a_name_the_slow_peers_are_left_out() -> None:
    assert set(MEASURES) - set(meant([])) == {"peers-change", "peers-crowd"}
