"""The index: small pieces that the whole stands on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pressroom.language import Language
from pressroom.rendering.prose_words import prose_words
from pressroom.searching.leaves import BREAK, PARTS, Leaf, make_leaf
from pressroom.searching.letters import decode_letters, encode_letters
from pressroom.searching.periods import periods
from pressroom.searching.records import Passage, Record, Traits
from pressroom.searching.scoring import impacts
from pressroom.searching.varints import varint, varints
from tests.site.small_site import build_site, session
from tests.site.whole_site import WHOLE

TRAITS = Traits("ru", ("roads",), "talgar", ("chief",), "")


def record(text: str, weight: int = 1, *, stale: bool = False) -> Record:
    return Record((Passage(text, Language.RU, weight),), TRAITS, stale)


def postings(*records: Record) -> dict[str, list[tuple[int, int]]]:
    """Each term of a leaf with the records that it stands in and its impact there."""
    leaf = Leaf(make_leaf(records))
    rows = leaf.impacts()
    found: dict[str, list[tuple[int, int]]] = {}
    for part in range(len(PARTS) + 1):
        lines, lengths, numbers = leaf.postings(part)
        start = 0
        for line, length in zip(lines, lengths, strict=True):
            chosen = [divmod(number, 256) for number in numbers[start : start + length]]
            for term in line.split(BREAK)[1:]:
                found[term] = [(number, rows[number][count]) for number, count in chosen]
            start += length
    return found


@given(st.text())
def test_every_text_comes_back_from_its_letters(text: str) -> None:
    assert decode_letters(encode_letters(text)) == text


def test_kazakh_and_russian_take_one_byte_a_letter() -> None:
    assert len(encode_letters("Көлігімді әкетті, ёлки!")) == len("Көлігімді әкетті, ёлки!")


@given(st.lists(st.integers(0, 2**32)))
def test_numbers_one_by_one_and_in_a_row_are_the_same(numbers: list[int]) -> None:
    assert varints(numbers) == b"".join(map(varint, numbers))


def test_a_word_in_the_title_has_more_impact_than_one_in_an_answer() -> None:
    found = postings(record("светофор стоит", weight=4), record("светофор стоит"))
    (title, more), (answer, less) = found["светофор"]
    assert (title, answer) == (0, 1)
    assert more > less


def test_a_word_that_another_language_shares_counts_in_both() -> None:
    both = Record(
        (Passage("ТЖМ 102", Language.KK, 1), Passage("ТЖМ 102", Language.RU, 1)), TRAITS, False
    )
    alone = Record((Passage("102 ТЖМ 102", Language.RU, 1),), TRAITS, False)
    assert postings(both)["102"] == [(0, impacts(4)[2])]
    assert postings(alone)["102"] == [(0, impacts(3)[2])]


def test_an_answer_out_of_date_has_half_the_impact() -> None:
    found = postings(record("светофор стоит"), record("светофор стоит", stale=True))
    assert found["светофор"][1][1] == found["светофор"][0][1] // 2


def test_a_record_is_kept_under_its_topic_and_district() -> None:
    assert {"#roads", "@talgar"} <= set(postings(record("слово")))


def test_markdown_leaves_its_words_alone() -> None:
    assert prose_words("Подайте **заявление** [на портале](https://egov.kz), _лично_.") == (
        "Подайте заявление на портале, лично."
    )
    assert prose_words("- первое\n- второе\n\n> слова") == "первое второе слова"


def test_newest_two_years_stand_alone_and_older_ones_together() -> None:
    assert periods(range(2004, 2027)) == (
        dict.fromkeys(range(2004, 2008), "2000-2007")
        | dict.fromkeys(range(2008, 2016), "2008-2015")
        | dict.fromkeys(range(2016, 2024), "2016-2023")
        | {2024: "2024", 2025: "2025", 2026: "2026"}
    )


def test_a_new_year_leaves_the_segments_of_most_years_as_they_were() -> None:
    for newest in range(2006, 2040):
        before = set(periods(range(2004, newest)).values())
        after = set(periods(range(2004, newest + 1)).values())
        assert len(before - after) <= 4


def test_hidden_and_unlisted_questions_are_in_no_file_of_the_index(tmp_path: Path) -> None:
    whole = build_site(tmp_path, WHOLE)
    assert "search/cards/2020-10-16-talgar.ru.s/0.json" in whole.files
    for words in ("секретную", "негласными", "тайного", "частный", "частному"):
        coded = encode_letters(words)
        holders = [
            path
            for path, content in whole.files.items()
            if path.startswith("search/") and (coded in content or words.encode() in content)
        ]
        assert holders == []


QUESTION = "## Когда откроют {word}? {{#q1}}\n\nВопрос: Когда?\n\nОтвет: Скоро.\n"


def test_a_new_session_rewrites_the_segment_of_its_year_alone(tmp_path: Path) -> None:
    name = "sessions/{day}/{day}-05-10-talgar.ru.md"
    files = {
        name.format(day=year): session(QUESTION.format(word="мост"), date=f"{year}-05-10 10:00")
        for year in (2017, 2018, 2019, 2020)
    }
    added = session(QUESTION.format(word="парк"), date="2020-06-10 10:00")
    one = build_site(tmp_path / "one", files).files
    new = {"sessions/2020/2020-06-10-talgar.ru.md": added}
    two = build_site(tmp_path / "two", files | new).files
    changed = {path for path in one if path.startswith("search/") and two[path] != one[path]}
    assert {path.split("/")[1] for path in changed} == {"2020", "index.json"}
