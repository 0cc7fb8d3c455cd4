"""The map as folium objects: an empty one that keeps its shapes, and what is put on it."""

from typing import Final

import folium
from folium.template import Template

from components.maps import bundle

HERE: Final = "../../assets/map"  # from the component's frame; holds behind any base path


class BareMap(folium.Map):
    """A map without tiles, scripts or styles of other origins.

    It says nothing of what it will show, so its script is always the same: streamlit-folium
    names the frame by the hash of the script, and a frame with the same name is kept, with its
    shapes, its zoom and its place.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = banso.open("map_div");
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__(tiles=None)
        self.default_js = [("banso", f"{HERE}/{bundle.name('js')}")]
        self.default_css = [("banso_css", f"{HERE}/{bundle.name('css')}")]


class Paint(folium.FeatureGroup):
    """A message put on the map, as the content of a feature group.

    streamlit-folium runs a feature group's script again whenever it changes, on the map that is
    there: values travel, shapes stay.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = banso.paint({{ this._parent.get_name() }}, {{ this.message }});
        {% endmacro %}
        """
    )

    def __init__(self, message: str) -> None:
        super().__init__()
        self.message = message
