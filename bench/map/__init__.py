"""How fast the map answers.

| alone | what |
| --- | --- |
| `python -m bench map-change` | indicator and period changed: time, bytes, CPU; beside the peers |
| `python -m bench map-play` | a step of the time slider while it plays |
| `python -m bench map-visit` | first and second visit, beside Streamlit's bare page and Panel |
| `python -m bench map-gesture` | dragging and zooming |
| `python -m bench map-crowd` | memory and waits of many viewers, beside Panel |
| `python -m bench map` | all of these |
| `python -m bench peers-change`, `peers-crowd` | with the peers that take minutes |
| `python -m bench alone` | a page with nothing but a map; the map of a province |

All but the last are on a store of the nation that is made at the start (`national.py`);
`BANSO_BENCH_HOME=folder` keeps it for the next run. A busy machine spoils every time: measure
when nobody else does.
"""
