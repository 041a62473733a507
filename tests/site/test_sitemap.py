"""Machines that visit the site find every page that may be found, in its languages."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from pressroom.building.pipeline import build
from pressroom.deriving import cut_lists, lists, site_pages
from pressroom.emitting import commitment_pages
from pressroom.rendering.addresses import file_at
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    build_site,
    emitters_for,
    session,
    settings_for,
    write_files,
)
from tests.site.whole_site import TALGAR, WHOLE

SITE = "https://press.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def urls(site: BuiltSite) -> dict[str, etree._Element]:
    """Address → its element, in all parts that the index names."""
    index = etree.fromstring(site.files["sitemap.xml"])
    parts = [str(loc.text).removeprefix(f"{SITE}/") for loc in index.iter(f"{MAP}loc")]
    found = [url for part in parts for url in etree.fromstring(site.files[part]).iter(f"{MAP}url")]
    named = {str(url.findtext(f"{MAP}loc")): url for url in found}
    assert len(named) == len(found)
    return named


def pages_to_find(site: BuiltSite) -> set[str]:
    """Pages that are no copy of another and that search engines may list."""
    found = set()
    for path in site.files:
        if path.endswith(".html"):
            page = site.page(path)
            canonical = page.select_one('link[rel="canonical"]')
            if not page.select_one('meta[name="robots"][content*="noindex"]'):
                assert canonical is not None
                assert file_at(str(canonical["href"]).removeprefix(SITE)) == path
                found.add(str(canonical["href"]))
    return found


def test_sitemap_names_the_pages_that_search_engines_may_list_and_no_other(
    whole: BuiltSite,
) -> None:
    assert set(urls(whole)) == pages_to_find(whole)


def test_sitemap_names_the_pages_into_which_large_years_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "LARGE", 1)
    monkeypatch.setattr(cut_lists, "LARGEST_YEAR", 1)
    monkeypatch.setattr(commitment_pages, "LARGEST_YEAR", 1)
    site = build_site(tmp_path, WHOLE)
    found = urls(site)
    assert set(found) == pages_to_find(site)
    assert {
        f"{SITE}/kk/{part}/"
        for part in (
            "topics/roads/2020",
            "topics/cameras/2020-10",
            "districts/talgar/2020",
            "districts/talgar/2020/cameras",
            "districts/talgar/2020/no_topic",
            "commitments/2020-10",
            "schedule/2020-12",
            "statistics/2020",
            "corrections/2020",
        )
    } <= set(found)


def test_every_address_leads_to_a_page_with_the_same_languages(whole: BuiltSite) -> None:
    for address, url in urls(whole).items():
        page = whole.page(file_at(address.removeprefix(SITE)))
        here = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        there = {str(a["hreflang"]): str(a["href"]) for a in page.select("link[hreflang]")}
        there.pop("x-default", None)
        if here or address != f"{SITE}/":
            assert here == there


def test_last_change_is_the_latest_day_of_which_the_record_speaks(whole: BuiltSite) -> None:
    found = urls(whole)
    folder = f"{SITE}/ru/sessions/{TALGAR}"
    days = {
        f"{folder}/": "2020-10-22",
        f"{folder}/q1.html": "2020-10-22",
        f"{folder}/q10.html": "2020-11-12",
        f"{SITE}/kk/sessions/{TALGAR}/": "2020-10-18",
        f"{SITE}/ru/news/2020-10-17-answers.html": "2020-10-19",
    }
    assert {address: found[address].findtext(f"{MAP}lastmod") for address in days} == days


def test_announcement_has_no_day_of_change_before_anything_changed(whole: BuiltSite) -> None:
    found = urls(whole)
    assert found[f"{SITE}/ru/sessions/2020-12-09-talgar/"].find(f"{MAP}lastmod") is None


def test_large_year_is_cut_and_other_years_keep_their_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_pages, "LARGEST", 4)
    question = "## Да? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"
    days = ["2020-03-02", "2020-03-03", "2020-03-04", "2021-03-02"]
    files = {
        f"sessions/{day[:4]}/{day}-talgar.ru.md": session(question, date=f"{day} 10:00")
        for day in days
    }
    before = build_site(tmp_path / "before", files, PRESS_PUBLIC=False)
    later = {"sessions/2021/2021-03-03-talgar.ru.md": session(question, date="2021-03-03 10:00")}
    after = build_site(tmp_path / "after", {**files, **later}, PRESS_PUBLIC=False)
    parts = [path for path in before.files if re.fullmatch(r"sitemap-\d.*", path)]
    assert parts == [f"sitemap-{name}.xml" for name in ("2020-1", "2020-2", "2021-1")]
    changed = [path for path in parts if before.files[path] != after.files[path]]
    assert changed == ["sitemap-2021-1.xml"]


def test_robots_may_read_the_public_site_and_nothing_of_a_preview(tmp_path: Path) -> None:
    public = build_site(tmp_path / "public", WHOLE)
    assert f"Sitemap: {SITE}/sitemap.xml\n" in public.files["robots.txt"].decode()
    preview = build_site(tmp_path / "preview", WHOLE, PRESS_DRAFTS=True, SITEURL="")
    assert preview.files["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_security_file_says_whom_to_warn_until_a_day_that_stays_for_a_month(
    whole: BuiltSite, tmp_path: Path
) -> None:
    text = whole.files[".well-known/security.txt"].decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "https://www.instagram.com/police_almobl/"
    assert fields["Canonical"] == f"{SITE}/.well-known/security.txt"
    assert datetime.fromisoformat(fields["Expires"]) == datetime.fromisoformat(
        "2021-06-01T00:00:00Z"
    )
    again = build_site(
        tmp_path,
        WHOLE,
        PRESS_NOW="2020-11-29T12:00:00+06:00",
        PRESS_SECURITY_CONTACTS=["mailto:a@example.org"],
    )
    other = again.files[".well-known/security.txt"].decode()
    assert other == text.replace(f"Contact: {fields['Contact']}", "Contact: mailto:a@example.org")


def test_switched_off_sitemap_leaves_no_file(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {**REGISTERS, **WHOLE})
    settings = settings_for(content, tmp_path / "output")
    build(settings, [e for e in emitters_for(settings) if e.name != "sitemap"])
    site = BuiltSite(settings.output, None)  # type: ignore[arg-type]
    assert not {"sitemap.xml", "robots.txt", ".well-known/security.txt"} & set(site.files)
    assert site.mentions("sitemap") == []
