"""For authors: what the checks go by and no person sees: promises, sign-offs, refused words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from app.questionnaire.definition.parts import Condition, Day, Id, OneOf, Part, Text


class Promise(OneOf):
    """What must be shown (``always``), or not (``never``), on every path where ``when`` holds."""

    one_of = ("outcome", "notice", "flag", "topic", "panel")

    when: Condition
    """When it applies."""
    outcome: Id | None = None
    """The outcome that it is about."""
    notice: Id | None = None
    """The notice that it is about."""
    flag: Id | None = None
    """The flag that it is about."""
    topic: Id | None = None
    """The topic that it is about."""
    panel: bool = False
    """Whether it is about the help panel."""

    @property
    def about(self) -> tuple[str, str]:
        """The kind and the name of what it is about."""
        kind = next(key for key in self.one_of if getattr(self, key))
        return kind, "help" if kind == "panel" else getattr(self, kind)


class SignOff(Part):
    """That somebody read a chapter of the file, and found it right as it stood."""

    chapter: Literal["safety", "questions", "flags", "topics", "numbers", "words"]
    """What was read, as `flask questions review` divides the file."""
    by: Text
    """Who read it: name and role."""
    on: Day
    """When."""
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of what was read: where the words have changed since, it is void."""


class Wording(Part):
    """What the wording checks of this file refuse, and the hard words that they let pass."""

    never_say: tuple[Text, ...] = ()
    """Phrases that are refused."""
    known_words: tuple[Text, ...] = ()
    """Words that count as easy."""
