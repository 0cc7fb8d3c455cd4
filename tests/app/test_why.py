"""The page that says why the map is drawn as it is: in both languages, naming what there is."""

from xml.etree import ElementTree as ET  # reads nothing but what we wrote

import pytest
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from components import why_picture
from components.maps.view import Theme
from components.section import why
from data import classes
from data.catalog import Direction
from data.classes import Method
from tests.app.conftest import at_page
from text import LOCALE, Language, say, speaking

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("spoken", list(Language))
def test_the_page_says_every_section_in_both_languages(app: AppTest, spoken: Language) -> None:
    at_page(app, "catalogue", part="why", lang=spoken.value)
    assert not app.exception
    titles = [one.value for one in app.subheader]
    told = "\n".join(str(one.value) for one in app.markdown)
    with speaking(spoken):
        assert titles == [say(f"why.{name}_title") for name in why.SECTIONS]
        for name in why.SECTIONS:
            assert say(f"why.{name}_text") in told
        for method in Method:
            assert f"**{say(f'page.method_{method}')}.** {say(f'why.method_{method}')}" in told
        for state in why.STATES:
            assert say(f"why.state_{state}") in told


@pytest.mark.parametrize("spoken", list(Language))
def test_every_method_that_the_page_names_is_one_that_classes_are_made_by(
    spoken: Language,
) -> None:
    with (LOCALE / spoken / "LC_MESSAGES" / "why.po").open("rb") as file:
        keys = {str(one.id) for one in read_po(file) if one.id}
    named = {key.removeprefix("why.method_") for key in keys if key.startswith("why.method_")}
    assert named - {"alt"} == {method.value for method in Method}


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("name", why.PICTURED)
def test_the_pictures_are_of_the_map_s_own_colours(name: str, theme: Theme) -> None:
    drawn = ET.fromstring(why_picture.picture(name, theme, Language.VI))  # noqa: S314 - our own
    fills = {one.get("fill", "").lower() for one in drawn.iter(f"{SVG}path")}
    used = {
        "classes": classes.palette(5, theme=theme, direction=Direction.HIGHER),
        "time": classes.palette(5, theme=theme, direction=Direction.HIGHER),
        "states": ("url(#hatch)", "url(#dots)", "url(#bars)", "url(#estimate)"),
        "change": classes.diverging(theme=theme, direction=Direction.HIGHER),
    }.get(name, ())
    assert {one.lower() for one in used} <= fills


def test_each_method_makes_another_picture_of_the_same_figures() -> None:
    drawn = {why_picture.of_method(method, Theme.LIGHT) for method in Method}
    assert len(drawn) == len(Method)


def test_a_legend_leads_there(app: AppTest) -> None:
    at_page(app, "map", place="11")
    assert not app.exception
    labels = [one.proto.label for one in app.get("page_link")]
    assert say("why.link") in labels
