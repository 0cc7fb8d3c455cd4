"""What is wrong with what somebody wrote in a review."""

from text.error import BansoError


class ReviewTextError(BansoError):
    """A title, a text or a file cannot be kept as it is; nothing was changed."""
