"""The registers of an invented archive: a region on no map, officials who are posts only."""

from __future__ import annotations

from dataclasses import dataclass

REGION = "sample-region"
UNITS = tuple(f"district-{number:02}" for number in range(1, 21))
# Chiefs change once, so that a page has to find the one of its day.
CHANGE_OF_CHIEFS = "2015-01-01"
DEPUTIES = ("deputy-roads", "deputy-documents", "deputy-minors")
SERIES_UNITS = UNITS[:6]
FIRST_SERIES_YEAR, LAST_SERIES_YEAR = 2020, 2025


@dataclass(frozen=True, slots=True)
class Name:
    """What one thing is called in the three languages."""

    kk: str
    ru: str
    en: str

    @property
    def yaml(self) -> str:
        """As registers write it."""
        return f'{{kk: "{self.kk}", ru: "{self.ru}", en: "{self.en}"}}'


TOPICS = {
    "roads": Name("Жолдар", "Дороги", "Roads"),
    "traffic-lights": Name("Бағдаршамдар", "Светофоры", "Traffic lights"),
    "parking": Name("Тұрақтар", "Парковки", "Parking"),
    "driving-licences": Name("Жүргізуші куәліктері", "Водительские удостоверения", "Licences"),
    "vehicles": Name("Көлікті тіркеу", "Регистрация транспорта", "Vehicle registration"),
    "fines": Name("Айыппұлдар", "Штрафы", "Fines"),
    "cameras": Name("Бейнекамералар", "Видеокамеры", "Cameras"),
    "identity-documents": Name("Жеке құжаттар", "Личные документы", "Identity documents"),
    "precinct-officers": Name("Учаскелік инспекторлар", "Участковые", "Precinct officers"),
    "noise": Name("Тыныштықты бұзу", "Нарушение тишины", "Noise"),
    "neighbours": Name("Көршілер", "Соседи", "Neighbours"),
    "family": Name("Отбасы", "Семья", "Family"),
    "minors": Name("Кәмелетке толмағандар", "Несовершеннолетние", "Minors"),
    "schools": Name("Мектептер", "Школы", "Schools"),
    "theft": Name("Ұрлық", "Кражи", "Theft"),
    "fraud": Name("Алаяқтық", "Мошенничество", "Fraud"),
    "livestock": Name("Мал", "Скот", "Livestock"),
    "migration": Name("Көші-қон", "Миграция", "Migration"),
    "weapons": Name("Қару", "Оружие", "Weapons"),
    "service": Name("Полиция қызметі", "Служба в полиции", "Police service"),
    "hot-line": Name("Жедел желі", "Горячая линия", "Hotline"),
    "public-order": Name("Қоғамдық тәртіп", "Общественный порядок", "Public order"),
}


def district_name(district: str) -> Name:
    """The name of a district of this archive."""
    if district == REGION:
        return Name("Шартты облыс", "Условная область", "Sample Region")
    number = int(district[-2:])
    return Name(f"{number}-аудан", f"Район № {number}", f"District {number}")


def chief(district: str, day: str) -> str:
    """The id of the official at the head of a district on a day, written as an ISO date."""
    return f"chief-{district}-{1 if day < CHANGE_OF_CHIEFS else 2}"


def official_name(official: str) -> Name:
    """The name of an official of this archive: nobody's, so that nobody is spoken for."""
    kind, _, rest = official.partition("-")
    if kind == "deputy":
        return Name(f"Лауазымды тұлға ({rest})", f"Должностное лицо ({rest})", f"Official ({rest})")
    district, _, number = rest.rpartition("-")
    place = district_name(district)
    return Name(
        f"{place.kk}, {number}-лауазымды тұлға",
        f"{place.ru}, должностное лицо {number}",
        f"{place.en}, official {number}",
    )


def post_name(official: str) -> Name:
    """The post that an official of this archive holds."""
    if official.startswith("deputy-"):
        return Name("бастықтың орынбасары", "заместитель начальника", "deputy chief")
    return Name("полиция бөлімінің бастығы", "начальник отдела полиции", "chief of police")


def series_id(unit: str, year: int) -> str:
    """The id of a district's autumn broadcasts of a year."""
    return f"autumn-{year}-{unit}"


def districts_yaml() -> str:
    """The register of districts."""
    lines = [f"- id: {REGION}", f"  name: {district_name(REGION).yaml}", "  kind: region"]
    for unit in UNITS:
        lines += [f"- id: {unit}", f"  name: {district_name(unit).yaml}", "  kind: district"]
        lines += [f"  parent: {REGION}"]
    return "\n".join(lines) + "\n"


def officials_yaml() -> str:
    """The register of officials: two chiefs a district, one after the other, and deputies."""
    lines = []
    for district in (REGION, *UNITS):
        for day, term in (
            ("2000-01-01", "from: 2004-01-01\n      until: 2014-12-31"),
            (CHANGE_OF_CHIEFS, f"from: {CHANGE_OF_CHIEFS}"),
        ):
            official = chief(district, day)
            lines += [f"- id: {official}", f"  name: {official_name(official).yaml}", "  posts:"]
            lines += [f"    - title: {post_name(official).yaml}", f"      district: {district}"]
            lines += [f"      {term}"]
    for official in DEPUTIES:
        lines += [f"- id: {official}", f"  name: {official_name(official).yaml}", "  posts:"]
        lines += [f"    - title: {post_name(official).yaml}", f"      district: {REGION}"]
    return "\n".join(lines) + "\n"


def topics_yaml() -> str:
    """The register of topics."""
    lines = []
    for topic, name in TOPICS.items():
        lines += [f"- id: {topic}", f"  name: {name.yaml}"]
    return "\n".join(lines) + "\n"


def series_file(unit: str, year: int) -> str:
    """A district's Wednesday broadcasts in the autumn of a year, clear of public holidays."""
    place = district_name(unit)
    return f"""---
title:
  kk: "{place.kk}: сәрсенбілік эфир, {year}"
  ru: "{place.ru}: эфир по средам, {year}"
  en: "{place.en}: Wednesday broadcast, {year}"
district: {unit}
official: {chief(unit, f"{year}-09-01")}
platform: website
rule: FREQ=WEEKLY;BYDAY=WE
time: 10:00
duration: 2:00
from: {year}-09-01
until: {year}-10-20
announced: {year}-08-25
---
"""
