"""What is wrong with what somebody wants to keep of a view or a story."""

from text.error import BansoError


class StoryTextError(BansoError):
    """A name, a title, a note or a view cannot be kept as it is; nothing was changed."""
