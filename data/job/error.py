"""Why a file is not made, or not handed out."""

from text.error import BansoError


class JobError(BansoError):
    """It cannot be asked for, or is not there any more; nothing was changed."""
