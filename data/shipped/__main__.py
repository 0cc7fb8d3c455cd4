"""Write the workbooks that the project ships."""

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from data.shipped import demonstration, reported
from text import Language, speaking

WORKBOOKS: Final = Path(__file__).resolve().parents[1] / "workbooks"


def main(argv: Sequence[str] | None = None) -> int:
    """Write the workbooks and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m data.shipped", description=__doc__)
    parser.add_argument("--folder", type=Path, default=WORKBOOKS, help="where to write")
    parser.add_argument(
        "--tables",
        type=Path,
        help="folder of the gathered tables of published figures; without it only the "
        "demonstration is written",
    )
    options = parser.parse_args(argv)
    with speaking(Language.VI):
        made = demonstration.write(options.folder / "demonstration")
        if options.tables is not None:
            published = reported.write(options.folder / "reported", tables=options.tables)
            made = chain(published, made)
        for path in made:
            print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
