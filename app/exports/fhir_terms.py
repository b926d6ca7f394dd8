"""FHIR terms: the names, addresses, codes and extensions that the FHIR resources are made with.

Everything here depends on the definition alone: its canonical address, the code system of each
question, and the small pieces of JSON that R4 asks for.
Sources: hl7.org/fhir/R4/datatypes.html (Coding, canonical), hl7.org/fhir/R4/questionnaire.html.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.questionnaire.definition.known_names import Code
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Option, Page

Json = dict[str, Any]
CORE = "http://hl7.org/fhir/StructureDefinition"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
DIGITS_OF_DIGEST = 8


@dataclass(frozen=True)
class Terms:
    """The addresses of one edition of a definition; ``digest`` tells two editions apart."""

    definition: Questionnaire
    digest: str

    @cached_property
    def url(self) -> str:
        """The canonical address: where the site serves it, or else a name that resolves nowhere.

        The language is part of it, so that a translation is another questionnaire.
        """
        site = self.definition.site
        if site.url:
            return f"{site.url.rstrip('/')}/questionnaire.fhir.json"
        name = f"{site.publisher or ''}|{site.name}|{self.definition.language}"
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"

    @property
    def version(self) -> str:
        """The file's own version and the first letters of its digest, as a semantic build."""
        return f"{self.definition.version}+{self.digest[:DIGITS_OF_DIGEST]}"

    @property
    def canonical(self) -> str:
        return f"{self.url}|{self.version}"

    @cached_property
    def systems(self) -> dict[str, str]:
        """A code system for each question and ``table.column``, since one code may mean other
        things elsewhere."""
        return {name: self._address("CodeSystem", name) for name in self.definition.asked}

    @cached_property
    def order(self) -> dict[str, int]:
        """Reference -> its place among all that is asked."""
        return {name: place for place, name in enumerate(self.definition.asked)}

    @cached_property
    def same_as(self) -> str:
        """The extension that names the code of a standard system for one of our options."""
        return self._address("StructureDefinition", "same-as")

    def _address(self, kind: str, name: str) -> str:
        site = self.definition.site
        if site.url:
            return f"{site.url.rstrip('/')}/{kind}/{name.replace('.', '-')}"
        space = uuid.UUID(self.url.removeprefix("urn:uuid:"))
        return f"urn:uuid:{uuid.uuid5(space, f'{kind}/{name}')}"

    def coding(self, reference: str, code: str, option: Option) -> Json:
        """One of our options as a Coding."""
        coding: Json = {"system": self.systems[reference], "code": code, "display": option.text}
        if option.code:
            standard = [{"url": self.same_as, "valueCoding": standard_coding(option.code)}]
            return {"extension": standard, **coding}
        return coding


def standard_coding(code: Code) -> Json:
    """A code of a standard system as a Coding."""
    display = {"display": code.display} if code.display else {}
    return {"system": code.system, "code": code.code, **display}


def computer_name(name: str) -> str:
    """A name that a program can use: a capital letter, then letters and digits (que-0)."""
    plain = unicodedata.normalize("NFKD", name.title()).encode("ascii", "ignore").decode()
    found = re.sub(r"\W+", "", plain)[:200]
    return found if re.match("[A-Z]", found) else f"Questionnaire{found}"


def page_id(page: Page) -> str:
    """A page may bear the id of its question, and a linkId must be unique."""
    return f"page:{page.id}"


def display(link_id: str, sentence: str) -> Json:
    return {"linkId": link_id, "text": sentence, "type": "display"}


def control(code: str) -> Json:
    """How an item is meant to look or work, in the words of R4's own list."""
    concept = {"coding": [{"system": CONTROLS, "code": code}]}
    return {"url": f"{CORE}/questionnaire-itemControl", "valueCodeableConcept": concept}


def at_most(occurrences: int) -> Json:
    return {"url": f"{CORE}/questionnaire-maxOccurs", "valueInteger": occurrences}
