"""Who bears a name anywhere in the nation."""

from geo.namesake import bearers
from geo.units import FORMER, TODAY


def test_a_name_finds_every_commune_that_bears_it() -> None:
    assert [one.code for one in bearers("Xã Bảo Nhai", edition=TODAY)] == ["02890"]
    assert len(bearers("Tân Tiến", edition=TODAY)) > 1
    assert not bearers("Xã Không Có", edition=TODAY)


def test_a_written_kind_must_be_the_commune_s() -> None:
    assert not bearers("Phường Bảo Nhai", edition=TODAY)
    assert {one.kind_vi for one in bearers("Phường Noong Bua", edition=FORMER)} == {"Phường"}
