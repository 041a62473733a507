"""Templates as code: components made once, attributes and escaping."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from pressroom.rendering.template_code import Once, PageEnvironment, SharedBytecode, escaped


@dataclass(frozen=True, slots=True)
class Person:
    """A context."""

    name: str
    post: str | None = None


def environment(**templates: str) -> PageEnvironment:
    """As the theme's own: autoescaped and strict."""
    made = PageEnvironment(autoescape=True, undefined=StrictUndefined, loader=DictLoader(templates))
    made.globals["once"] = Once
    return made


def rendered(template: str, **context: object) -> str:
    """What a template makes of a context."""
    return environment(page=template).get_template("page").render(**context)


class Counted:
    """A component that says how often it was made, and remembers of what."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []

    def __call__(self, *arguments: object) -> Markup:
        """Make it."""
        self.made.append(arguments)
        return escape(len(self.made))


def test_a_component_is_made_once_for_the_very_same_arguments() -> None:
    component = Once(Counted())
    first, second = Person("A"), Person("A")
    assert [component(first, 1), component(first, 1)] == ["1", "1"]
    assert component(second, 1) == "2"
    assert component(first, 2) == "3"
    assert component(first, 1) == "1"


def test_a_component_made_long_ago_is_made_again() -> None:
    counted = Counted()
    component = Once(counted)
    people = [Person(str(number)) for number in range(600)]
    for person in people:
        component(person)
    component(people[-1])
    assert len(counted.made) == 600
    component(people[0])
    assert len(counted.made) == 601


def test_a_component_of_a_template_shows_each_context_as_its_own() -> None:
    template = (
        "{% macro show(person) %}<b>{{ person.name }}</b>{% endmacro %}"
        "{% set show = once(show) %}"
        "{% for person in people %}{{ show(person) }}{{ show(person) }}{% endfor %}"
    )
    people = (Person("A & B"), Person("<i>"))
    assert rendered(template, people=people) == (
        "<b>A &amp; B</b><b>A &amp; B</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>"
    )


@pytest.mark.parametrize("template", ["{{ person.age }}", "{% if person.age %}x{% endif %}"])
def test_an_attribute_that_a_context_does_not_have_is_an_error(template: str) -> None:
    with pytest.raises(AttributeError, match="age"):
        rendered(template, person=Person("A"))


def test_a_name_that_a_page_does_not_have_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="person"):
        rendered("{{ person.name }}")


def test_an_error_names_the_line_of_the_template() -> None:
    with pytest.raises(AttributeError) as raised:
        rendered("one\n{{ person.age }}", person=Person("A"))
    lines = [(entry.path, entry.lineno + 1) for entry in raised.traceback]
    assert any(line == 2 and str(path).endswith("<template>") for path, line in lines)


@given(st.text(alphabet="ab&<>'\"Әя", max_size=30))
def test_text_is_escaped_as_everywhere_else(text: str) -> None:
    assert escaped(text) == escape(text)


def test_brace_in_a_text_is_no_template_s() -> None:
    assert rendered("{{ text }}{", text="{{7*7}}") == "&#123;&#123;7*7}}{"


@pytest.mark.parametrize("value", [7, None, Markup("<b>&amp;</b>"), True])
def test_other_values_are_shown_as_everywhere_else(value: object) -> None:
    assert escaped(value) == escape(value)
    assert rendered("{{ value }}", value=value) == escape(value)


def test_text_is_escaped_wherever_a_template_puts_it() -> None:
    template = (
        "{% macro show(name) %}{{ name }}{% endmacro %}"
        "{% set block %}{{ name }}{% endset %}"
        "{{ name }} {{ show(name) }} {{ block }} {{ name ~ '' }} {{ [name]|join(', ') }}"
        "{% for one in [name] %} {{ one }}{% endfor %}"
    )
    assert rendered(template, name="<&>") == " ".join(["&lt;&amp;&gt;"] * 6)


def test_a_template_is_compiled_once_for_all_languages() -> None:
    shared, words = SharedBytecode(), {"page": "{{ word }}"}
    compiled: list[str] = []

    class Counting(PageEnvironment):
        """Tells what it compiles."""

        def _compile(self, source: str, filename: str) -> object:  # type: ignore[override]
            compiled.append(filename)
            return super()._compile(source, filename)

    for word in ("сөз", "слово"):
        one = Counting(loader=DictLoader(words), bytecode_cache=shared)
        one.globals["word"] = word
        assert one.get_template("page").render() == word
    assert len(compiled) == 1
