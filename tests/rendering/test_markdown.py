import threading

import pytest

from pressroom.language import Language
from pressroom.rendering.markdown import ResolvedLink
from tests.rendering.press import render

GAP = '<span class="redaction"><span class="redaction__label">скрыто: имя</span></span>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Заявка передана.", "<p>Заявка передана.</p>"),
        ("Раз.\n\nДва.", "<p>Раз.</p>\n<p>Два.</p>"),
        ("**Важно** и *срочно*", "<p><strong>Важно</strong> и <em>срочно</em></p>"),
        ("до конца  \nстроки", "<p>до конца<br>\nстроки</p>"),
        ("> Цитата", "<blockquote>\n<p>Цитата</p>\n</blockquote>"),
        ("- раз\n- два", "<ul>\n<li>раз</li>\n<li>два</li>\n</ul>"),
        ("3. третье\n4. четвёртое", '<ol start="3">\n<li>третье</li>\n<li>четвёртое</li>\n</ol>'),
        ("`код`", "<p><code>код</code></p>"),
        ("раз\n\n---\n\nдва", "<p>раз</p>\n<hr>\n<p>два</p>"),
        ("\\*звёздочки\\*", "<p>*звёздочки*</p>"),
        ("A & B &copy; 5 < 6", "<p>A &amp; B © 5 &lt; 6</p>"),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_markdown_of_the_press_service_becomes_html(written: str, shown: str) -> None:
    assert render(written) == shown


def test_fenced_code_is_harmless() -> None:
    html = render("``` {.html #y onclick=z}\n<b>**a**</b>\n```")
    assert html == "<pre><code>&lt;b&gt;**a**&lt;/b&gt;\n</code></pre>"


@pytest.mark.parametrize(
    "written",
    [
        "<b>жирно</b>",
        "<div markdown='1'>\n\n*a*\n\n</div>",
        "<!-- заметка -->",
        "<script>alert(1)</script>",
        "<?php echo 1 ?>",
        "<![CDATA[x]]>",
        "<user@example.org>",
    ],
)
def test_html_is_shown_as_text(written: str) -> None:
    html = render(written)
    shown = html.striptags()
    for word in written.replace("*a*", "a").split():
        assert word in shown
    assert not set(html.split("<")) & {"b>", "script>", "div>"}


def test_link_leads_where_the_caller_says() -> None:
    assert render("[порядок](/ru/about.html)") == '<p><a href="/ru/about.html">порядок</a></p>'


def test_link_out_of_the_site_says_so_and_tells_nobody_what_was_read() -> None:
    assert render('[закон](https://adilet.zan.kz/?a=1&b=2 "текст")') == (
        '<p><a href="https://adilet.zan.kz/?a=1&amp;b=2" rel="external noreferrer" title="текст">'
        "закон</a></p>"
    )


@pytest.mark.parametrize(
    "written",
    [
        "[ссылка](javascript:alert(1))",
        "[ссылка](&#106;avascript:alert(1))",
        "[ссылка](data:text/html,x)",
        "[ссылка](file.pdf)",
        "[ссылка][1]\n\n[1]: mailto:a@example.org",
    ],
)
def test_link_that_leads_nowhere_is_shown_as_text(written: str) -> None:
    assert render(written) == "<p>ссылка</p>"


def test_target_is_given_as_a_browser_understands_it() -> None:
    seen = []

    def resolve(target: str, is_image: bool) -> ResolvedLink | None:
        seen.append((target, is_image))
        return ResolvedLink(target)

    html = render(
        "[a](/p?x=1&copy=2&amp;y=3) <https://a.kz/?q=1&r> ![b](</c d.png>) [e][f]\n\n[f]: /g",
        resolve=resolve,
    )
    assert seen == [
        ("/p?x=1&copy=2&y=3", False),
        ("https://a.kz/?q=1&r", False),
        ("/c d.png", True),
        ("/g", False),
    ]
    assert 'href="/p?x=1&amp;copy=2&amp;y=3"' in html


def test_picture_has_its_size_and_waits_until_it_is_seen() -> None:
    html = render("![Новый пост]({static}/images/post.jpg)")
    for attribute in (
        'src="/images/post.jpg"',
        'alt="Новый пост"',
        'width="640"',
        'height="480"',
        'loading="lazy"',
    ):
        assert attribute in html


def test_picture_that_is_not_ours_is_shown_as_its_words() -> None:
    assert render("До ![Карта *района*](https://example.org/map.png) после") == (
        "<p>До Карта *района* после</p>"
    )


def test_headings_go_on_from_where_the_page_stands() -> None:
    html = render("# A\n\n#### B\n\n## C\n\n### D\n\n# E", heading_level=4)
    assert [line for line in html.split("\n") if line] == [
        "<h4>A</h4>",
        "<h5>B</h5>",
        "<h5>C</h5>",
        "<h6>D</h6>",
        "<h4>E</h4>",
    ]


def test_headings_end_at_the_sixth_level() -> None:
    html = render("# A\n\n## B\n\n### C", heading_level=5)
    assert [line for line in html.split("\n") if line] == ["<h5>A</h5>", "<h6>B</h6>", "<h6>C</h6>"]


def test_heading_without_words_is_none() -> None:
    assert "<h" not in render("#\n\nтекст")


TABLE = """
| Пост | Часы | |
|------|:----:|--:|
| Талгар | 24 | 1 |
"""


def test_table_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    html = render(f"до\n{TABLE}\nпосле")
    assert '<div aria-label="Таблица" class="table-scroll" role="group" tabindex="0">' in html
    assert (
        html.index("<div") < html.index("<table>") < html.index("</table>") < html.index("</div>")
    )
    assert html.endswith("</table></div>\n<p>после</p>")


def test_table_says_what_its_headings_are_for() -> None:
    html = render(TABLE)
    assert '<th scope="col">Пост</th>' in html
    assert '<th class="align-center" scope="col">Часы</th>' in html
    assert '<td class="align-right"></td>\n</tr>\n</thead>' in html
    assert '<td class="align-center">24</td>' in html


NOTES = """Первое[^b], второе[^a], снова[^b].

[^a]: Об *этом*.
[^b]: О том.
[^c]: Ни о чём.
"""


def test_footnotes_are_numbered_as_they_are_met_and_lead_back() -> None:
    html = render(NOTES, note_prefix="r7-")
    assert html.count('href="#fn-r7-1"') == 2
    assert html.index('id="fn-r7-1"') < html.index("О том") < html.index('id="fn-r7-2"')
    for mark in ("fnref-r7-1", "fnref2-r7-1", "fnref-r7-2"):
        assert html.count(f'id="{mark}"') == html.count(f'href="#{mark}"') == 1
    assert 'aria-label="К тексту, сноска 2"' in html
    assert 'aria-label="Сноски" class="footnotes" role="doc-endnotes"' in html


def test_footnote_that_nothing_refers_to_has_no_way_back() -> None:
    html = render(NOTES, note_prefix="")
    assert html.index("Ни о чём") > html.index("Об <em>")
    assert "fnref-3" not in html


def test_footnotes_without_words_do_no_harm() -> None:
    assert 'id="fn-1"' in render("a[^1] b[^2]\n\n[^2]:\n[^1]:", note_prefix="")


def test_footnotes_of_two_texts_on_a_page_stay_apart() -> None:
    first, second = (render(NOTES, note_prefix=prefix) for prefix in ("a-", "b-"))
    assert 'id="fn-a-1"' in first
    assert 'id="fn-a-1"' not in second


def test_footnotes_are_text_where_they_are_not_wanted() -> None:
    assert "[^b]" in render(NOTES)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[скрыто: имя]", f"<p>{GAP}</p>"),
        ("**[скрыто: имя]**", f"<p><strong>{GAP}</strong></p>"),
        ("*к [скрыто: имя] домой*", f"<p><em>к {GAP} домой</em></p>"),
        ("- [скрыто: имя]", f"<ul>\n<li>{GAP}</li>\n</ul>"),
        ("# [скрыто: имя]", f"<h3>{GAP}</h3>"),
        ("> [скрыто:\n> имя]", f"<blockquote>\n<p>{GAP}</p>\n</blockquote>"),
        ("`[скрыто: имя]`", f"<p><code>{GAP}</code></p>"),
        ("```\n[скрыто: имя]\n```", f"<pre><code>{GAP}\n</code></pre>"),
        ("    [скрыто: имя]", f"<pre><code>{GAP}\n</code></pre>"),
        ("[скрыто: имя](https://example.org)", f"<p>{GAP}(https://example.org)</p>"),
        ("[скрыто: имя]: сказал", f"<p>{GAP}: сказал</p>"),
        ("[скрыто: имя][1]\n\n[1]: /a", f'<p>{GAP}<a href="/a">1</a></p>'),
        ("[к [скрыто: имя]](/a)", f'<p><a href="/a">к {GAP}</a></p>'),
        ("[ссылка](https://t.me/[скрыто:имя])", "<p>ссылка</p>"),
        ("&#17;0&#18; [скрыто: имя]", f"<p>0 {GAP}</p>"),
        ("\x110\x12 [скрыто: имя]", f"<p>0 {GAP}</p>"),
    ],
)
def test_gap_is_a_gap_wherever_it_stands(written: str, shown: str) -> None:
    assert render(written) == shown


def test_gap_in_a_pictures_words_is_said_in_words() -> None:
    html = render('![Дом [скрыто: имя]]({static}/images/post.jpg "у [скрыто: имя]")')
    assert 'alt="Дом [скрыто: имя]"' in html
    assert 'title="у [скрыто: имя]"' in html


def test_reason_of_a_gap_is_not_markdown() -> None:
    html = render("[скрыто: *имя* | <b>]")
    assert "скрыто: *имя* | &lt;b&gt;" in html


def test_gap_in_another_language_is_marked_with_it() -> None:
    assert 'class="redaction" lang="ru"' in render("[скрыто: имя]", language=Language.KK)


def test_texts_leave_nothing_behind_for_the_next() -> None:
    render("[a][1] x[^1]\n\n[1]: /a\n[^1]: b", note_prefix="")
    assert render("[a][1]", note_prefix="") == "<p>[a][1]</p>"
    assert render("x[^1]", note_prefix="") == "<p>x[^1]</p>"


def test_threads_do_not_disturb_one_another() -> None:
    results: dict[int, set[str]] = {}

    def work(number: int) -> None:
        results[number] = {render(f"**{number}** [a](/{number})") for _ in range(50)}

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {
        number: {f'<p><strong>{number}</strong> <a href="/{number}">a</a></p>'}
        for number in range(4)
    }
