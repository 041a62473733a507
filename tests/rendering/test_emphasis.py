import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.press import render


def words(written: str) -> str:
    """The one paragraph that a text becomes, without its frame."""
    return render(written).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*да*", "<em>да</em>"),
        ("_да_", "<em>да</em>"),
        ("**да**", "<strong>да</strong>"),
        ("__да__", "<strong>да</strong>"),
        ("***да***", "<em><strong>да</strong></em>"),
        ("**да, *очень* важно**", "<strong>да, <em>очень</em> важно</strong>"),
        ("*да, **очень** важно*", "<em>да, <strong>очень</strong> важно</em>"),
        ("***да** и нет*", "<em><strong>да</strong> и нет</em>"),
        ("(**да**): «*нет*»", "(<strong>да</strong>): «<em>нет</em>»"),
        ("**да**и*нет*", "<strong>да</strong>и<em>нет</em>"),
        ("**[да](/a)**слово", '<strong><a href="/a">да</a></strong>слово'),
        ("*[д*а](/a)*", '<em><a href="/a">д*а</a></em>'),
        ("*да  \nнет*", "<em>да<br>\nнет</em>"),
        ("**`код*`**", "<strong><code>код*</code></strong>"),
        ("**<https://a.kz/b_c_d>**", None),
    ],
)
def test_marks_in_pairs_are_emphasis(written: str, shown: str | None) -> None:
    if shown is None:
        address = '<a href="https://a.kz/b_c_d" rel="external noreferrer">https://a.kz/b_c_d</a>'
        shown = f"<strong>{address}</strong>"
    assert words(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "5 * 3 * 2",
        "цена* без НДС",
        "имя_файла_и_папки",
        "**не закрыто",
        "** пусто **",
        "Итого: ****",
        "Подпись: ______ (________)",
        "*****важно*****",
        "a** b **c",
    ],
)
def test_other_marks_are_shown_as_typed(written: str) -> None:
    assert words(written) == written


def test_emphasis_ends_with_its_paragraph_and_its_cell() -> None:
    assert "<strong>" not in render("**да\n\nнет**")
    assert "<strong>" not in render("|**a|b**|\n|-|-|\n|c|d|")
    assert "<em>" not in render("- *да\n    - нет*")


def test_crossing_marks_lose_no_letter() -> None:
    assert words("*аб**вг*де") == "<em>аб**вг</em>де"
    assert words("**аб*вг**де*") == "<strong>аб*вг</strong>де*"


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*"аб*_ ", "**", "__", "***", "`", "[к](/c)"]), max_size=40))
def test_only_marks_disappear(pieces: list[str]) -> None:
    written = "а" + "".join(pieces)
    shown = render(written).striptags()
    assert re.findall(r"[а-я]", shown) == re.findall(r"[а-я]", written)


@pytest.mark.parametrize("mark", ["*", "_", "**"])
def test_depth_of_emphasis_has_an_end(mark: str) -> None:
    html = render(f"{mark}а " * 500 + f"б{mark} " * 500)
    depth = deepest = 0
    for closing in re.findall(r"<(/?)(?:em|strong)>", html):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    assert 0 < deepest <= 60
