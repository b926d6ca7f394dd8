"""Settings: read from the environment once, at start, and checked before anything is served.

Every setting has the prefix FLASK_. docs/operating.md describes them for whoever installs the
program; a test holds that page and this module together.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.paths import ROOT
from app.questionnaire.definition.questionnaire import Questionnaire

WEAKEST_KEY = 32
FEWEST_SIGNS = 12


class SettingsError(Exception):
    """A setting that the program cannot start with; the message says which, and what to do."""


@dataclass(frozen=True)
class Settings:
    """What the environment said.

    ``secret_key_fallbacks`` oldest first; ``country`` empty for the first one of the file;
    ``languages`` the codes of those beside English; ``time_zone`` None for the machine's own;
    ``proxies`` the number of trusted proxies in front.
    """

    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    questions: Path
    site_name: str
    site_contact: str
    country: str
    exit_url: str
    idle_minutes: int
    languages: tuple[str, ...]
    time_zone: tzinfo | None
    https: bool
    proxies: int


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. SettingsError: one of them cannot be used."""
    return Settings(
        secret_key=_secret_key(environment),
        secret_key_fallbacks=_fallback_keys(environment),
        questions=questions_file(environment),
        site_name=environment.get("FLASK_SITE_NAME", ""),
        site_contact=environment.get("FLASK_SITE_CONTACT", ""),
        country=environment.get("FLASK_COUNTRY", ""),
        exit_url=_exit_url(environment.get("FLASK_EXIT_URL") or "https://www.wikipedia.org/"),
        idle_minutes=_number(environment, "FLASK_IDLE_MINUTES", 60, 1, 240),
        languages=tuple(environment.get("FLASK_LANGUAGES", "").replace(",", " ").split()),
        time_zone=_time_zone(environment.get("FLASK_TIME_ZONE", "")),
        https=_number(environment, "FLASK_HTTPS", 0, 0, 1) == 1,
        proxies=_number(environment, "FLASK_PROXIES", 0, 0, 5),
    )


def questions_file(environment: Mapping[str, str] = os.environ) -> Path:
    """The file of questions to serve."""
    return Path(environment.get("FLASK_QUESTIONS") or ROOT / "questions.yaml")


def new_key() -> str:
    """A secret key that nobody can guess."""
    return secrets.token_urlsafe(48)


def check_country(settings: Settings, questionnaire: Questionnaire) -> None:
    """SettingsError: the default country has no help lines in the file."""
    known = questionnaire.help.countries
    if settings.country and settings.country not in known:
        raise SettingsError(
            f"FLASK_COUNTRY must be one of {', '.join(known)}, and is {settings.country!r}."
        )


def check_languages(settings: Settings, known: Collection[str]) -> None:
    """SettingsError: the program has no words of its own in a language that is asked for."""
    for code in settings.languages:
        if code not in known:
            raise SettingsError(
                f"FLASK_LANGUAGES can name {', '.join(known) or 'no language'}, and has {code!r}."
            )


def in_production(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether gunicorn runs this process (it says so in SERVER_SOFTWARE)."""
    return environment.get("SERVER_SOFTWARE", "").startswith("gunicorn")


def _secret_key(environment: Mapping[str, str]) -> str:
    key = environment.get("FLASK_SECRET_KEY", "")
    if in_production(environment):
        return _strong("FLASK_SECRET_KEY", key)
    if key:
        return key
    print("No FLASK_SECRET_KEY is set: using one made for this run only.", file=sys.stderr)
    return new_key()


def _fallback_keys(environment: Mapping[str, str]) -> tuple[str, ...]:
    name = "FLASK_SECRET_KEY_FALLBACKS"
    keys = tuple(key.strip() for key in environment.get(name, "").split(",") if key.strip())
    return tuple(_strong(name, key) for key in keys) if in_production(environment) else keys


def _strong(name: str, key: str) -> str:
    """The key. SettingsError: it is one that could be guessed, and so open and make cookies."""
    if key[:1] in ("'", '"'):  # one reader of such a file takes quotes away, another does not
        raise SettingsError(f"{name} must be written without quotes around it.")
    if len(key) >= WEAKEST_KEY and len(set(key)) >= FEWEST_SIGNS:
        return key
    raise SettingsError(
        f"{name} must be set, to {WEAKEST_KEY} characters or more that nobody can guess. "
        "`flask --app app secret` makes one. Every copy of the program needs the same."
    )


def _exit_url(url: str) -> str:
    if _is_web_address(url):
        return url
    raise SettingsError(f"FLASK_EXIT_URL must be a full web address, and is {url!r}.")


def _time_zone(name: str) -> tzinfo | None:
    """The zone whose day is printed on paper; None is the machine's own."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(
            f"FLASK_TIME_ZONE must be a name such as America/New_York, and is {name!r}."
        ) from None


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets without an address in them
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _number(environment: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = environment.get(name) or str(default)
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise SettingsError(f"{name} must be a whole number from {low} to {high}, and is {text!r}.")
