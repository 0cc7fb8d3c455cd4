"""The published figures: five lists made from tables that people gathered and checked.

The tables themselves are not part of the project; the workbooks made from them are. Each row
carries where it was published.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from data.catalog import Source, source
from data.shipped.listing import Entry
from data.shipped.listing import write as write_list
from geo.units import FORMER, NATION, TODAY, UnitKey

FACTS: Final = Path(__file__).with_name("facts.toml")
FORMER_CODE: Final = "province_code_before_2025_07_01"
FORMER_PANEL: Final = 63
MEAN: Final = "[Trung bình cấp tỉnh]"
DOUBTFUL: Final = "AMBIGUOUS"
COMPLETE_YEARS: Final = frozenset({"2022", "2023", "2024"})
"""Years of which the table of 63 provinces has every value and rank."""

DTI: Final = {
    "dti_value": "dti_value",
    "rank": "dti_rank",
    "digital_government": "dti_government_value",
    "digital_economy": "dti_economy_value",
    "digital_society": "dti_society_value",
    "digital_infrastructure": "dti_infrastructure_value",
}
SERVICE: Final = {
    "total_points": "service_quality_index_766",
    "transparency": "service_transparency_points",
    "progress": "service_progress_points",
    "online_services": "service_online_points",
    "satisfaction": "service_satisfaction_points",
    "digitisation": "service_digitisation_points",
}
PEOPLE: Final = {
    "population_thousand": "population_thousand",
    "urban_population_thousand": "urban_population_thousand",
    "grdp_per_capita_million_vnd": "grdp_per_person_million_vnd",
}
SINGLE: Final = {
    "dti_value": "dti_value",
    "rank": "dti_rank",
    "gov_value": "dti_government_pillar_value",
    "gov_rank": "dti_government_pillar_rank",
    "econ_value": "dti_economy_pillar_value",
    "econ_rank": "dti_economy_pillar_rank",
    "society_value": "dti_society_pillar_value",
    "society_rank": "dti_society_pillar_rank",
}
TOTALS: Final = ("dti_value", "rank")


def write(folder: Path, *, tables: Path) -> Iterator[Path]:
    """Write the five workbooks, and yield each when it stands.

    Args:
        folder: Where to write.
        tables: Folder of the gathered tables.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, entries, told in (
        ("dti_63_provinces", dti(tables), "dti_gov_vn"),
        ("dti_single_values", single_values(tables), "dti_single_values"),
        ("service_quality_766_34_provinces", service(tables), "service_index_766"),
        ("population_grdp_63_provinces", people(tables), "gso_population_grdp"),
    ):
        yield write_list(folder / f"{name}.xlsx", entries, told=source(told))
    for told in tomllib.loads(FACTS.read_text(encoding="utf-8")):
        yield write_list(folder / f"{told}.xlsx", facts(told), told=source(told))


def dti(tables: Path) -> Iterator[Entry]:
    """DTI of 63 provinces, 2022 to 2024: value, rank and four main indices."""
    cited = _cited(source("dti_gov_vn"))
    for row in _rows(tables / "dti_63_provinces.csv"):
        place = UnitKey(row[FORMER_CODE], FORMER)
        for column, indicator_id in DTI.items():
            panel = FORMER_PANEL if column == "rank" else None
            yield Entry(indicator_id, place, row["year"], float(row[column]), cited, panel)


def service(tables: Path) -> Iterator[Entry]:
    """Service index of 34 provinces, 2022 to 2024: total and five parts."""
    cited = _cited(source("service_index_766"))
    for row in _rows(tables / "service_quality_766_34_provinces.csv"):
        place = UnitKey(row["province_code"], TODAY)
        for column, indicator_id in SERVICE.items():
            yield Entry(indicator_id, place, row["year"], float(row[column]), cited)


def people(tables: Path) -> Iterator[Entry]:
    """Population, urban population and GRDP a person of 63 provinces, 2022 to 2024."""
    cited = _cited(source("gso_population_grdp"))
    for row in _rows(tables / "population_grdp_63_provinces.csv"):
        place = UnitKey(row[FORMER_CODE], FORMER)
        for column, indicator_id in PEOPLE.items():
            yield Entry(indicator_id, place, row["year"], float(row[column]), cited)


def single_values(tables: Path) -> Iterator[Entry]:
    """What other publications say of the DTI and the complete table does not.

    Values and ranks of 2020 and 2021, the three pillars, the 34 provinces' round of 2024,
    and the means of the provinces. Figures that their note calls doubtful are left out.
    """
    for row in _rows(tables / "dti.csv"):
        if row["note"].startswith(DOUBTFUL):
            continue
        cited = row["source_url"]
        if row["province_vi"] == MEAN:
            mean = float(row["dti_value"])
            yield Entry("dti_province_mean_value", NATION, row["year"], mean, cited)
            continue
        is_former = int(row["panel_size"]) == FORMER_PANEL
        column = "gso_code_in_year" if is_former else "current_province_code"
        place = UnitKey(row[column], FORMER if is_former else TODAY)
        stands_already = is_former and row["year"] in COMPLETE_YEARS
        for column, indicator_id in SINGLE.items():
            if not row[column] or (stands_already and column in TOTALS):
                continue
            panel = float(row["panel_size"]) if column.endswith("rank") else None
            yield Entry(indicator_id, place, row["year"], float(row[column]), cited, panel)


def facts(told: str) -> Iterator[Entry]:
    """The single figures of one report; see `facts.toml`."""
    report = tomllib.loads(FACTS.read_text(encoding="utf-8"))[told]
    place = UnitKey(report["unit"], report["valid_from"])
    for figure in report["figures"]:
        yield Entry(
            figure["indicator"],
            place,
            report["period"],
            float(figure["value"]),
            _cited(source(told)),
            figure.get("denominator"),
            figure.get("qualifier", ""),
        )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _cited(told: Source) -> str:
    return " | ".join(part for part in (told.citation, told.url) if part)
