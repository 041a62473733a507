"""Names and titles as pages show them."""

from __future__ import annotations

import pytest

from pressroom.language import Language
from pressroom.rendering.names import quoted


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        (Language.RU, "«Пришла ссылка на „выплату“. Это мошенники?»"),
        (Language.KK, "«Пришла ссылка на „выплату“. Это мошенники?»"),
        (Language.EN, "“Пришла ссылка на ‘выплату’. Это мошенники?”"),
    ],
)
def test_title_with_quotation_marks_is_cited_with_inner_ones(
    language: Language, cited: str
) -> None:
    assert quoted("Пришла ссылка на «выплату». Это мошенники?", language) == cited
