"""Someone at a browser without JavaScript: opens pages, fills in forms, follows where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app.questionnaire.definition.questionnaire import Questionnaire
from tests.support import html

Given = str | Iterable[str] | Iterable[Mapping[str, str]]

EXPORTS = (
    "/summary.pdf", "/summary.txt", "/summary.fhir.json", "/facts.pdf", "/facts.txt",
)  # fmt: skip


def sent(answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Answers as a browser sends them: a name for each chosen option, a name for each cell."""
    pairs: list[tuple[str, str]] = []
    for question, value in answers.items():
        if isinstance(value, str):
            pairs.append((question, value))
            continue
        for index, part in enumerate(value):
            if isinstance(part, str):
                pairs.append((question, part))
            else:
                pairs += [(f"{question}-{index}-{column}", cell) for column, cell in part.items()]
    return pairs


class Visitor:
    """One person, one browser, one cookie."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browser = app.test_client()
        self.questionnaire: Questionnaire = app.extensions["site"].questionnaire
        self._token = ""

    def get(self, path: str) -> TestResponse:
        return self.browser.get(path)

    def page(self, path: str) -> html.Element:
        """The page at this path, which must be shown here and now."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status, response.location)
        return html.read(response.text)

    def token(self) -> str:
        """The CSRF token that the forms of this browser's session hold; read once."""
        if not self._token:
            page = self.page("/questions/you")
            self._token = page.all("input", name="csrf_token")[0].attributes["value"]
        return self._token

    def post(self, path: str, pairs: Iterable[tuple[str, str]] = (), **button: str) -> TestResponse:
        """Send a form with this browser's own token; ``button`` is the one that was pressed."""
        pressed = button or {"continue": "1"}
        token = ("csrf_token", self.token())
        return self.browser.post(path, data=MultiDict([token, *pairs, *pressed.items()]))

    def answer(self, page_id: str, **answers: Given) -> str:
        """Fill in one page and continue; where that leads. The page must take the answers."""
        response = self.post(f"/questions/{page_id}", sent(answers))
        assert response.status_code == 303, (page_id, response.status, errors(response.text))
        assert response.location is not None
        return str(response.location)

    def change(self, page_id: str, **answers: Given) -> str:
        """Change one page from the overview; where that leads."""
        response = self.post(f"/questions/{page_id}?return=check", sent(answers))
        assert response.status_code == 303, (page_id, response.status, errors(response.text))
        return str(response.location)

    def tell(self, answers: Mapping[str, Any]) -> str:
        """Answer the pages of these questions and pass over the rest; where the last one led."""
        led = "/"
        for page in self.questionnaire.pages:
            here = {q.id: answers[q.id] for q in page.questions if q.id in answers}
            if here:
                led = self.answer(page.id, **here)
            if led.startswith("/outcome/"):
                break
        return led

    def back(self, address: str) -> str:
        """Open a page of questions and press Back as it stands; where that leads."""
        form = self.page(address).by_id("page-form")
        assert form is not None
        held = html.filled(form)
        response = self.post(form.get("action") or "", held, back="1")
        assert response.status_code == 303, (address, response.status, errors(response.text))
        return str(response.location)

    def walk(self, answers: Mapping[str, Any], start: str = "/questions/you") -> list[str]:
        """Answer page after page, skipping what is not in ``answers``; every place that was seen.

        The last is where the journey ended: /check, or an outcome.
        """
        seen = [start]
        while seen[-1].startswith("/questions/"):
            page_id = seen[-1].removeprefix("/questions/")
            asked = {question.id for question in self.questionnaire.page[page_id].questions}
            here = {key: value for key, value in answers.items() if key in asked}
            seen.append(self.answer(page_id, **here))
            assert len(seen) < 40, seen
        return seen

    def summary(self) -> html.Element:
        return self.page("/summary")


def errors(page: str) -> list[str]:
    """The messages of the error summary on a page."""
    found = html.read(page).all("div", class_="error-summary")
    return [link.text for summary in found for link in summary.all("a")]


def shown(page: html.Element, kind: str) -> list[str]:
    """The ids of the flags or topics on a summary, in order."""
    return [found.removeprefix(f"{kind}-") for found in page.ids if found.startswith(f"{kind}-")]
