"""Agencies of the register, and those that are kept as they are written."""

from data import plan
from data.ingest.plan.agency import agencies


def named(text: str, *, of: str = "dien_bien_2309") -> tuple[str, ...]:
    return agencies(text, known=plan.agencies(), plan=plan.plans()[of]).ids


def test_a_short_name_is_that_of_the_plans_own_province() -> None:
    assert named("Sở KH&CN") == ("khcn_dien_bien",)
    assert named("Sở Khoa học và Công nghệ", of="ninh_thuan_2023") == ("so_khcn",)
    assert named("Điện lực", of="ninh_thuan_2023") == ("dien_luc_ninh_thuan",)
    assert named("Điện lực") == ("Điện lực",)


def test_several_are_parted_and_one_with_a_comma_is_not() -> None:
    assert named("Sở KH&CN; Sở Tài chính") == ("khcn_dien_bien", "Sở Tài chính")
    assert named("Sở KH&CN, Công an cấp xã") == ("khcn_dien_bien", "cong_an_xa")
    assert named("Các sở, ngành; UBND các xã, phường") == ("Các sở, ngành", "UBND các xã, phường")


def test_what_no_list_has_is_an_agency_as_it_is_written() -> None:
    assert plan.agencies()["Các sở, ngành"].name == "Các sở, ngành"
    assert "Các sở, ngành" not in plan.agencies()
