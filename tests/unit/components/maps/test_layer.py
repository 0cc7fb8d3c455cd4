"""The map asks nobody outside, and its script never changes, so that its frame is kept."""

from streamlit_folium import _get_feature_group_string, _get_map_string

from components.maps.layer import BareMap, Paint


def test_a_map_asks_for_our_files_only() -> None:
    made = BareMap()
    links = [link for _, link in (*made.default_js, *made.default_css)]
    assert len(links) == 2
    assert all(link.startswith("../../assets/map/map-") for link in links)
    assert "http" not in "".join(links)


def test_the_script_of_the_map_is_the_same_every_time() -> None:
    scripts = []
    for _ in range(2):
        made = BareMap()
        made.get_root().render()
        scripts.append(_get_map_string(made))
    assert scripts[0] == scripts[1]
    assert 'banso.open("map_div")' in scripts[0]


def test_a_change_carries_its_message_and_nothing_else() -> None:
    made = BareMap()
    made.get_root().render()
    text = _get_feature_group_string(Paint('{"shades":"012m"}'), made)
    assert 'banso.paint(map_div, {"shades":"012m"})' in text
    assert len(text) < 400
