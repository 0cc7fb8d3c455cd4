"""Made-up people with one role each."""

from typing import Final

from data.actor import EVERYWHERE, READER, Actor, Grant, Role, operator
from tests.report import COMMUNES


def person(name: str, account_id: int, *grants: Grant) -> Actor:
    return Actor(name=name, account_id=account_id, grants=grants)


REPORTER: Final = person("Lò Thị Hoa", 1, Grant(role=Role.REPORTER, scope="11"))
OWN_UNITS: Final = person(
    "Giàng A Páo", 2, Grant(role=Role.REPORTER, scope="11", unit_codes=COMMUNES[:2])
)
COLLEAGUE: Final = person("Vàng Thị Mỷ", 3, Grant(role=Role.REPORTER, scope="11"))
ELSEWHERE: Final = person("Trần Văn Nam", 4, Grant(role=Role.REPORTER, scope="15"))
APPROVER: Final = person("Quàng Văn Bình", 5, Grant(role=Role.APPROVER, scope="11"))
SECOND_APPROVER: Final = person("Cà Thị Yên", 6, Grant(role=Role.APPROVER, scope="11"))
APPROVER_ELSEWHERE: Final = person("Hà Văn Sơn", 7, Grant(role=Role.APPROVER, scope="15"))
APPROVER_EVERYWHERE: Final = person("Lê Thị Lan", 8, Grant(role=Role.APPROVER, scope=EVERYWHERE))
ADMINISTRATOR: Final = person("Phạm An", 9, Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE))
VIEWER: Final = person("Đỗ Minh", 10, Grant(role=Role.VIEWER, scope="11"))
OPERATOR: Final = operator("máy chủ")

EVERYBODY: Final = {
    "reader": READER,
    "viewer": VIEWER,
    "reporter": REPORTER,
    "own units": OWN_UNITS,
    "colleague": COLLEAGUE,
    "elsewhere": ELSEWHERE,
    "approver": APPROVER,
    "approver elsewhere": APPROVER_ELSEWHERE,
    "approver everywhere": APPROVER_EVERYWHERE,
    "administrator": ADMINISTRATOR,
    "operator": OPERATOR,
}
