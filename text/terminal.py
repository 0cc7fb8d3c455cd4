"""What the command lines share: the choice of a language, the answer to a line without command."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Final, TextIO

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


@contextmanager
def heard() -> Iterator[None]:
    """Let a command end its work though its reader went away, as `head` does: that is no error."""
    said = sys.stdout, sys.stderr
    made = [_outliving(stream) for stream in said]
    sys.stdout, sys.stderr = made
    try:
        yield
    finally:
        sys.stdout, sys.stderr = said
        for stream in made:
            if isinstance(stream, _Outliving):
                stream.flush()
                stream.detach()


class _Outliving(io.TextIOWrapper):
    """Words that nobody reads any more are dropped."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except BrokenPipeError:
            self._let_go()
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            self._let_go()

    def _let_go(self) -> None:
        # What is still held is written once more, by Python itself at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())


def _outliving(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    return _Outliving(
        stream.buffer,
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def parser(
    program: str,
    runs: Mapping[str, object],
    *,
    description: str,
    told: Callable[[str], str],
) -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """A parser of commands that may be told which language to speak, and each command's own.

    What it gives has `run`, None where no command was named.

    Args:
        program: As it is called.
        runs: What each command does, by its name.
        description: What the program is for.
        told: What a command does, in a line.
    """
    made = argparse.ArgumentParser(prog=program, description=description)
    _add_language(made)
    made.set_defaults(run=None)
    commands = made.add_subparsers(metavar="")
    of = {}
    for name, run in runs.items():
        of[name] = commands.add_parser(name, help=told(name), description=told(name))
        of[name].set_defaults(run=run)
        _add_language(of[name])
    return made, of


def _add_language(one: argparse.ArgumentParser) -> None:
    one.add_argument(OPTION, type=_language, metavar="{vi,en}", help=say("cli.help_language"))


def no_command(program: str, commands: Collection[str]) -> str:
    """What to say where no command was named: which there are."""
    return say("cli.no_command", program=program, commands=", ".join(commands))


def _language(asked: str) -> Language:
    if asked in set(Language):
        return Language(asked)
    known = ", ".join(one.value for one in Language)
    raise argparse.ArgumentTypeError(say("cli.no_language", asked=asked, known=known))
