"""Plain paragraphs need no parser; whoever reads the page must not be able to tell."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.rendering import markdown
from tests.rendering.press import render

WORDS = """
слово қала, road. 2020 7:30 по-прежнему «да» № — ( ) ! ? : ; ' " % ₸ 1. 1) 12. - * + = === --- #
## > & &amp; _ a_b ~ ~~~ ` [ ] | http://a.kz/b?c=d&e=f
"""
SPACES = ["", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\n    ", "\n---\n"]
BEGINNINGS = ["- ", "1. ", "> ", "# "]
ODD = ["\xa0", "\u2003", "\u3000", "\u2028", "\x85", "\u202e", "\ufeff", "\x07", "\x1f", "\r\n"]
PIECES = st.sampled_from([*WORDS.split(), *SPACES, *BEGINNINGS, *ODD])
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=8).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_both_ways_give_the_same(text: str) -> None:
    with patch.object(markdown, "is_plain", lambda _: False):
        parsed = render(text)
    assert render(text) == parsed


@pytest.mark.parametrize(
    "text",
    [
        "Заявка передана дорожной службе, ремонт — до 1 ноября 2020 г.",
        "Регулировщик стоит с 7:30 до 9:00 (кроме выходных).\n\nТелефон: 8 (727) 000-00-00.",
        "«Сақ бол» жедел іс-шарасы: 2020 жылғы 16 қазан.\nКелесі жол.",
        "https://www.gov.kz/a?b=c",
    ],
)
def test_ordinary_answers_need_no_parser(text: str) -> None:
    assert markdown.is_plain(text)


@pytest.mark.parametrize(
    "text",
    ["- раз", "a\n1. b", "a\n---", "# a", " a", "a ", "a  \nb", "a\n    b", "a\tb", "1 < 2", "A&B"],
)
def test_whatever_may_mean_something_is_parsed(text: str) -> None:
    assert not markdown.is_plain(text)
