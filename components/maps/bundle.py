"""The map's own scripts and styles, each as one file under the hash of its content.

They are small modules in `static/map/`, in the order in which they need each other; the
browser gets them joined, because streamlit-folium loads scripts one after the other.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from components.parcel import Parcel

FOLDER: Final = Path(__file__).resolve().parents[2] / "static" / "map"
SCRIPTS: Final = (
    "leaflet/leaflet",
    "page",
    "look",
    "place",
    "geometry",
    "plan",
    "sheet",
    "label",
    "number",
    "circle",
    "beside",
    "around",
    "inset",
    "words",
    "tooltip",
    "scale",
    "time",
    "key",
    "gesture",
    "furniture",
    "view",
    "draw",
    "base",
    "point",
    "spot",
    "legend",
    "link",
    "ahead",
    "act",
    "arrange",
    "draft",
    "map",
)
STYLES: Final = ("leaflet/leaflet", "map")
DIGEST_LENGTH: Final = 16


@cache
def files() -> dict[str, Parcel]:
    """The two files by name, e.g. `map-0123456789abcdef.js`; read once a process."""
    kinds = {"js": (SCRIPTS, "text/javascript"), "css": (STYLES, "text/css")}
    made: dict[str, Parcel] = {}
    for ending, (names, media_type) in kinds.items():
        body = b"\n".join((FOLDER / f"{name}.{ending}").read_bytes() for name in names)
        digest = sha256(body).hexdigest()[:DIGEST_LENGTH]
        made[f"map-{digest}.{ending}"] = Parcel(body=body, media_type=media_type)
    return made


def name(ending: str) -> str:
    """The name of the file of scripts ("js") or of styles ("css")."""
    return next(name for name in files() if name.endswith(ending))
