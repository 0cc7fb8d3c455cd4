"""The smallest honest app of each way to draw the same map, to be measured beside ours.

Each stands in a folder of its own: `app.py`, which imports nothing of this project, and
`requirements.txt`, from which `python -m bench map` makes it a virtual environment. All draw
the shapes and values that `bench.map.peers.given` writes; all assets are served locally.
"""
