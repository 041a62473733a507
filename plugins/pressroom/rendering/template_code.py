"""How templates become pages: Jinja's way, less what frozen contexts never need.

A name after a dot is an attribute, for contexts are dataclasses and imports are modules: no item
is looked for, and a missing attribute is an error. What a template puts out ends in a page, so a
text is escaped into a plain string: a ``Markup`` around it would be thrown away at once. Why:
``docs/decisions/0014-components-made-once.md``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import (  # type: ignore[attr-defined] # escape wraps it; its version is locked
    Markup,
    _escape_inner,
    escape,
)

_KEPT = 512
"""Results kept of one component: those of two sessions with 200 questions, and more."""


class Once:
    """A component that is made once for the same arguments: what it gave is given again.

    The same are the very same objects: contexts are frozen, and to compare them would cost more
    than to show them. The oldest of ``_KEPT`` results is forgotten.
    """

    def __init__(self, component: Callable[..., Markup]) -> None:
        self._component = component
        self.made: OrderedDict[tuple[int, ...], tuple[Markup, tuple[object, ...]]] = OrderedDict()

    def __call__(self, *arguments: object) -> Markup:
        key = tuple(map(id, arguments))
        found = self.made.get(key)
        return self.make(key, arguments) if found is None else found[0]

    def make(self, key: tuple[int, ...], arguments: tuple[object, ...]) -> Markup:
        """Make the component; ``key`` are the ids of its arguments."""
        # The arguments are kept as well: while they live, no other object has their ids.
        made = self._component(*arguments)
        self.made[key] = (made, arguments)
        if len(self.made) > _KEPT:
            self.made.popitem(last=False)
        return made


def escaped(value: object) -> str:
    """``markupsafe.escape`` of a value, as a string.

    A brace is escaped too: the ones that stand in a finished page are a template's, which is how
    the verifier knows a mark that was left over from what somebody typed.
    """
    if type(value) is str:
        text = _escape_inner(value)
        return text.replace("{", "&#123;") if "{" in text else text
    if type(value) is Markup:
        return value
    return escape(value)


class PageCode(CodeGenerator):
    """Writes the Python of a template."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """``head.title`` as Python has it."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class PageContext(Context):
    """Calls a component without asking first what else it wants to be given."""

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _block_vars: Any = None,
        _loop_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Call what a template calls; what it kept aside for others is nothing to components."""
        if isinstance(called, Once):
            key = tuple(map(id, args))
            found = called.made.get(key)
            return called.make(key, args) if found is None else found[0]
        if not isinstance(called, Macro):
            kept = {"_block_vars": _block_vars, "_loop_vars": _loop_vars}
            return super().call(called, *args, **kept, **kwargs)
        if kwargs or len(args) != called._argument_count or _takes_more(called):  # noqa: SLF001
            return called(*args, **kwargs)
        # What Jinja does when each argument has its place, without asking for it.
        return Markup(called._func(*args))  # noqa: S704, SLF001 (a macro escapes)


def _takes_more(macro: Macro) -> bool:
    """Whether a macro wants what else it is called with, or the body of a call block."""
    return macro.caller or macro.catch_kwargs or macro.catch_varargs


class PageEnvironment(Environment):
    """Templates for pages."""

    code_generator_class = PageCode
    context_class = PageContext
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain mapping: Jinja goes through it for every import on every page."""
        return {**self.globals, **(d or {})}


class SharedBytecode(BytecodeCache):
    """Templates are compiled once for all languages: their words are looked up when they run."""

    def __init__(self) -> None:
        self._compiled: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before, if it was."""
        bucket.code = self._compiled.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._compiled[bucket.key] = bucket.code
