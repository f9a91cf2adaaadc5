"""Which language a document is in."""

import pytest

from tests.documents.samples import BODY
from tightrope.documents.languages import language_of, primary

TURKISH = (
    "Görüşmeler salı günü başladı; taraflar sınırın açılması konusunda anlaşamadıklarını, ancak sonbaharda "
    "yeniden bir araya geleceklerini açıkladı. Sözcü iddiaları reddetti."
)


def test_a_long_text_tells_its_language_whatever_the_template_declares() -> None:
    assert language_of(BODY, declared="fr") == "en"
    assert language_of(TURKISH, declared="en-US") == "tr"


def test_of_a_few_words_the_declaration_tells_more() -> None:
    assert language_of("Baku, 2025", declared="az-AZ") == "az"


def test_without_words_or_declaration_the_language_is_unknown() -> None:
    assert language_of("", declared=None) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("pt_BR", "pt"),
        ("", None),
        (None, None),
        ("english", None),
        ("azb", None),
    ],
)
def test_primary_language_of_a_tag(tag: str | None, code: str | None) -> None:
    assert primary(tag) == code
