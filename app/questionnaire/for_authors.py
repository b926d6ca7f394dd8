"""For authors: what the checks go by and no person sees: promises, sign-offs, refused words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from app.questionnaire.parts import Condition, Day, Id, Part, Text


class Promise(Part):
    """What must be shown (``always``), or not (``never``), on every path where ``when`` holds."""

    when: Condition
    """When the rule applies."""
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

    @model_validator(mode="after")
    def _exactly_one(self) -> Promise:
        if sum(map(bool, (self.outcome, self.notice, self.flag, self.topic, self.panel))) != 1:
            raise ValueError("a rule names one of `outcome`, `notice`, `flag`, `topic` and `panel`")
        return self


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
