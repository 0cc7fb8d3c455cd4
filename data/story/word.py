"""What is done to views and stories, as events tell it."""

from enum import StrEnum


class Word(StrEnum):
    """Each is the `act` of a row of `event`."""

    VIEW_SAVE = "view_save"
    VIEW_RENAME = "view_rename"
    VIEW_DELETE = "view_delete"
    VIEW_RESTORE = "view_restore"
    LINK = "view_link"
    CREATE = "story_create"
    CHANGE = "story_change"
    COPY = "story_copy"
    SHARE = "story_share"
    FREEZE = "story_freeze"
    THAW = "story_thaw"
    DELETE = "story_delete"
    RESTORE = "story_restore"
