"""What of a story can be taken into the meeting: slideshow, deck, offline file, documents."""

from data.story.record import Story


def taking(story: Story) -> None:
    """The buttons that present a story or make a file of it; none yet.

    Args:
        story: The one that is looked at; the reader may open it.
    """
