"""Why a deck cannot be made of what was given."""

from text.error import BansoError


class TemplateError(BansoError):
    """A file that slides cannot be made from."""
