"""What is loaded before the first reader, and what must not be."""

import subprocess
import sys
from typing import Final

LOADED: Final = """
import gc, sys
from components.entry import preload
preload.load()
print(gc.get_freeze_count() > 0, "altair" in sys.modules, "streamlit_folium" in sys.modules)
"""


def test_charts_are_there_and_frozen_and_the_map_is_left_to_the_first_run() -> None:
    """Imported outside a run, streamlit-folium has no address, and every map stays blank."""
    told = subprocess.run(
        (sys.executable, "-c", LOADED), capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["True", "True", "False"]
