"""Speech: the program's own words in the language of this moment."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from app.loading.translation import program
from app.questionnaire import messages
from app.questionnaire.speech import current_language, learn, speaking, translated

learn("es", program.load("es").words)


def test_a_language_is_spoken_for_a_while_and_then_english_again() -> None:
    """Also where something fails meanwhile."""
    assert messages.FLAGS_TODAY == "Today"
    with speaking("es"):
        assert messages.FLAGS_TODAY == "Hoy"
    with pytest.raises(AttributeError), speaking("es"):
        _ = messages.NO_SUCH_SENTENCE
    assert (messages.FLAGS_TODAY, current_language()) == ("Today", "en")


def test_one_request_does_not_hear_another() -> None:
    """What one thread speaks is not heard in the next."""
    heard: list[str] = []
    with speaking("es"):
        other = threading.Thread(target=lambda: heard.append(messages.FLAGS_TODAY))
        other.start()
        other.join()
    assert heard == ["Today"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["madre", "padre"], "madre y padre"),
        (["padre", "hijo"], "padre e hijo"),
        (["agua", "hielo"], "agua y hielo"),
        (["sueño", "“inquietud”"], "sueño e “inquietud”"),
        (["a", "b", "c"], "a, b y c"),
        (["uno"], "uno"),
    ],
)
def test_and_becomes_e_before_its_own_sound(texts: list[str], told: str) -> None:
    with speaking("es"):
        assert messages.in_a_row(texts) == told


def test_a_day_names_its_month_in_small_letters() -> None:
    with speaking("es"):
        assert messages.day(date(2026, 11, 23)) == "23 de noviembre de 2026"
    assert messages.day(date(2026, 11, 23)) == "23 November 2026"


def test_the_firm_statement_says_its_three_things_in_spanish() -> None:
    """Discuss it; it does not say whether; start, stop and change nothing."""
    with speaking("es"):
        discuss, whether, nothing = messages.FIRM_STATEMENT
    assert discuss == "Hable de esto con su profesional de la salud."
    assert "no dice si algún tratamiento le conviene" in whether
    assert nothing.startswith("No empiece, no deje y no cambie ningún medicamento")


def test_what_was_never_learned_stays_english() -> None:
    with speaking("es"):
        assert translated("Nobody says this.") == "Nobody says this."


def test_a_name_that_the_program_does_not_say_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = messages.NO_SUCH_SENTENCE
