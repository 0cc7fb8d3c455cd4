"""Why a source is refused; nothing has changed then."""

from enum import StrEnum

from text.error import BansoError


class Fault(StrEnum):
    """What is wrong with a source, as a message key."""

    ABSENT = "geo.install_absent"
    FORMAT = "geo.install_format"
    CONTENTS = "geo.install_contents"
    BROKEN = "geo.install_broken"
    PATH = "geo.install_path"
    BOMB = "geo.install_bomb"
    EMPTY = "geo.install_empty"
    NO_CODE = "geo.install_no_code"
    NO_COLUMN = "geo.install_no_column"
    NO_CRS = "geo.install_no_crs"
    OUTSIDE = "geo.install_outside"
    UNKNOWN = "geo.install_unknown"
    MISSING = "geo.install_missing"
    NO_PROVINCE = "geo.install_no_province"
    DOWNLOAD = "geo.install_download"
    CHECKSUM = "geo.install_checksum"
    BUSY = "geo.install_busy"


class SourceError(BansoError):
    """The source cannot be installed: what was found and what to do."""

    def __init__(self, fault: Fault, /, **values: object) -> None:
        super().__init__(fault.value, **values)
        self.fault = fault
