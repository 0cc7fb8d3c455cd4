"""What an installation has done so far, kept so that an interrupted one goes on from there."""

import json
import shutil
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import geopandas as gpd

from geo.home import home
from geo.install.check import Findings
from geo.simplify import KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Fitted provinces of one source, in the cache of `BANSO_HOME`.

    Args:
        folder: One GeoParquet and one list of findings a province.
    """

    folder: Path

    @classmethod
    def of(cls, source: str, *, column: str | None) -> "Kept":
        """The work on this source as it is now; another if any of its files changed."""
        facts = [source, column, KEPT.tolerance_m, *_state(Path(source))]
        key = sha256(json.dumps(facts).encode()).hexdigest()[:16]
        return cls(folder=home() / "cache" / "install" / key)

    def load(self, province_code: str | None) -> tuple[Findings, dict[str, dict[str, Any]]] | None:
        """What was done for a province, if it was."""
        facts = self.folder / f"{province_code}.json"
        if province_code is None or not facts.exists():
            return None
        frame = gpd.read_parquet(self.folder / f"{province_code}.parquet")
        shapes = dict(zip(frame["code"], frame.geometry, strict=True))
        return Findings(**json.loads(facts.read_text())), {province_code: shapes}

    def save(
        self,
        province_code: str | None,
        findings: Findings,
        provinces: dict[str, dict[str, Any]],
    ) -> None:
        """Keep what was done for a province; the list of findings, written last, says so."""
        if province_code is None or province_code not in provinces:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        shapes = provinces[province_code]
        frame = gpd.GeoDataFrame(
            {"code": list(shapes)}, geometry=list(shapes.values()), crs="EPSG:4326"
        )
        frame.to_parquet(self.folder / f"{province_code}.parquet", index=False)
        partial = self.folder / f"{province_code}.partial"
        partial.write_text(json.dumps(asdict(findings)))
        partial.replace(self.folder / f"{province_code}.json")

    def clear(self) -> None:
        """Forget it: the installation is done."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _state(path: Path) -> list[object]:
    """Size and time of every file of a local source; nothing for an address."""
    if not path.exists():
        return []
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
