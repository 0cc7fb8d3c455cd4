"""What the command lines share: the choice of a language, the answer to a line without command."""

import argparse
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from text import Language, say, speak, speak_as_the_terminal

MISUSED: Final = 2
"""The exit status of argparse for a line it does not understand."""

OPTION: Final = "--language"


def listen(asked: Sequence[str]) -> None:
    """Take up the language of the line, else the terminal's, before help texts are made."""
    speak_as_the_terminal()
    for word, following in pairwise(asked):
        if word == OPTION and following in set(Language):
            speak(Language(following))


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let a command be told which language to speak."""
    parser.add_argument(OPTION, type=_language, metavar="{vi,en}", help=say("cli.help_language"))


def no_command(program: str, commands: Collection[str]) -> str:
    """What to say where no command was named: which there are."""
    return say("cli.no_command", program=program, commands=", ".join(commands))


def _language(asked: str) -> Language:
    if asked in set(Language):
        return Language(asked)
    known = ", ".join(one.value for one in Language)
    raise argparse.ArgumentTypeError(say("cli.no_language", asked=asked, known=known))
