"""What can be refused to people at the door, each with the sentence for who must act.

AccountError
├── SignInError              not let in; the words never say why
├── LinkError                a one-time link that is used, too old or none of ours
├── PasswordError            a new password that is too easy to guess
├── AccountNameError         a name that is taken, or none
├── GrantError               a role in a place that is none
├── UnknownAccountError      nobody has this name or number
├── MappingError             the file of rules for an organisation's own sign-in
└── LastAdministratorError   nobody would be left to keep the accounts
"""

from text.error import BansoError


class AccountError(BansoError):
    """Accounts are as they were before."""


class SignInError(AccountError):
    """Name or password is wrong, or the account is locked or ended: always the same words."""


class LinkError(AccountError):
    """A one-time link that was used, is too old, or never was."""


class PasswordError(AccountError):
    """A new password that is too easy to guess, or a current one that is wrong."""


class AccountNameError(AccountError):
    """A sign-in name that is taken or cannot be one."""


class GrantError(AccountError):
    """A role in a place that does not exist."""


class UnknownAccountError(AccountError):
    """There is no such account."""


class MappingError(AccountError):
    """The file that says which claims give which roles cannot be read."""


class LastAdministratorError(AccountError):
    """Without this one nobody would be left to keep the accounts."""
