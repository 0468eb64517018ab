"""One source, two ways to run it: over all worlds at once by numpy, or world by world, compiled by numba.

A kernel is written so that both give the same numbers. Three words stand for what differs: `lanes` are all worlds
together or each by itself, `least` and `is_any` look at what was found for a lane.

numba comes with the extra ``fast``. Importing it and loading a kernel takes about a second, compiling one for the
first time some ten, so that it is left alone until there is that much to do.
"""

import time
from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar, cast

import numpy as np

Lane = slice | int
"""All worlds, or one."""
EVERY = slice(None)

P = ParamSpec("P")
R = TypeVar("R")

WORTH_STEPS = 10_000_000
"""From how many steps in one go a kernel is compiled."""
WORTH_SECONDS = 3.0
"""After how long in all that a kernel ran plainly it is compiled."""


def lanes(end: int, begin: int = 0) -> tuple[slice, ...] | range:
    """Return the lanes to go through: all worlds at once; compiled, one after the other."""
    return (slice(begin, end),)


def least(numbers: Any) -> Any:
    """Return the least number of a lane."""
    return np.minimum.reduce(numbers)


def is_any(marks: Any) -> Any:
    """Say whether anything of a lane is true, or other than 0."""
    return np.count_nonzero(marks) > 0  # for small arrays the quickest way to ask


class Kernel(Generic[P, R]):
    """A function over arrays that numba compiles, if it is there, once there is enough to do.

    Attributes
    ----------
    plain
        What Python runs: the function itself, or another that gives the same numbers.

    Notes
    -----
    Compiled code is kept on disk until the file of the kernel changes. A change in a helper of another file is not
    noticed: remove ``__pycache__`` then.
    """

    def __init__(
        self,
        function: Callable[P, R],
        helpers: tuple[Callable[..., Any], ...] = (),
        plain: Callable[..., Any] | None = None,
    ) -> None:
        self.plain: Callable[P, R] = plain or function
        self._function = function
        self._helpers = helpers
        self._compiled: Callable[P, R] | None = None
        self._seconds = 0.0

    def run(self, steps: int, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the kernel, compiled if that pays for so many steps or has paid before."""
        if self._compiled is None and (steps >= WORTH_STEPS or self._seconds >= WORTH_SECONDS):
            self._compiled = self.compile()
        if self._compiled is not None:
            return self._compiled(*args, **kwargs)
        start = time.perf_counter()
        result = self.plain(*args, **kwargs)
        self._seconds += time.perf_counter() - start
        return result

    def compile(self) -> Callable[P, R]:
        """Return the compiled function; without numba the plain one."""
        try:
            import numba
        except ImportError:
            return self.plain
        _teach(self._helpers)
        compiled: Any
        try:
            compiled = numba.njit(cache=True)(self._function)
        except RuntimeError:  # nowhere to keep it
            compiled = numba.njit(self._function)
        return cast("Callable[P, R]", compiled)


def kernel(
    *helpers: Callable[..., Any], plain: Callable[..., Any] | None = None
) -> Callable[[Callable[P, R]], Kernel[P, R]]:
    """Make a kernel of a function that calls some helpers, which make no arrays of their own.

    Where the function would be slow if Python ran it, ``plain`` is another that gives the same numbers.
    """
    return lambda function: Kernel(function, helpers, plain)


_taught: set[Callable[..., Any]] = set()


def _teach(helpers: tuple[Callable[..., Any], ...]) -> None:
    """Let numba compile helpers as they stand, and the three words as they are for one world.

    Helpers are written out where they are called, and arrays are handed to them without being counted: else that
    would take longer than what they do for one world.
    """
    from numba.extending import overload, register_jitable

    if not _taught:
        overload(lanes)(lambda end, begin=0: lambda end, begin=0: range(begin, end))
        overload(least)(lambda numbers: lambda numbers: numbers)
        overload(is_any)(lambda marks: lambda marks: marks != 0)
    for each in helpers:
        if each not in _taught:
            register_jitable(_nrt=False, forceinline=True)(each)
            _taught.add(each)
