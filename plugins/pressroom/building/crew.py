"""Who does the work: this process, or a pool of others.

Results come back in the order of the jobs, with any number of workers. What all jobs of one call
share is handed to each worker once.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")
SharedT = TypeVar("SharedT")

_AHEAD = 4
"""Jobs waiting per worker: enough that none idles, few enough that memory stays bounded."""

_FEW = 48
"""Up to so many jobs are done here: sooner than other processes would have started."""


class Crew(Protocol):
    """Workers for one build."""

    def map(
        self,
        work: Callable[[SharedT, JobT], ResultT],
        shared: SharedT,
        jobs: Iterable[JobT],
    ) -> Generator[ResultT, None, None]:
        """Give ``work(shared, job)`` for each job, in order. ``work`` is a module's function.

        When the generator is closed, nobody works for it any more.
        """


class _Serial:
    def map(
        self,
        work: Callable[[SharedT, JobT], ResultT],
        shared: SharedT,
        jobs: Iterable[JobT],
    ) -> Generator[ResultT, None, None]:
        return (work(shared, job) for job in jobs)


class _Processes:
    def __init__(self, executor: ProcessPoolExecutor, workers: int, folder: Path) -> None:
        self._executor = executor
        self._ahead = workers * _AHEAD
        self._folder = folder
        self._calls = 0

    def map(
        self,
        work: Callable[[SharedT, JobT], ResultT],
        shared: SharedT,
        jobs: Iterable[JobT],
    ) -> Generator[ResultT, None, None]:
        jobs = iter(jobs)
        first = list(islice(jobs, _FEW))
        if len(first) < _FEW:
            yield from (work(shared, job) for job in first)
            return
        path = self._folder / f"shared-{self._calls}"
        self._calls += 1
        path.write_bytes(pickle.dumps(shared, pickle.HIGHEST_PROTOCOL))
        waiting: deque[Future[ResultT]] = deque()
        try:
            for job in chain(first, jobs):
                waiting.append(self._executor.submit(_work, work, str(path), job))
                if len(waiting) >= self._ahead:
                    yield _first_of(waiting)
            while waiting:
                yield _first_of(waiting)
        finally:
            # When this ends no worker works any more: what they write to may be removed.
            for future in waiting:
                future.cancel()
            wait(waiting)


def _first_of(waiting: deque[Future[ResultT]]) -> ResultT:
    result = waiting[0].result()
    waiting.popleft()
    return result


def _begin_work() -> None:
    """Leave Ctrl-C to the parent, and do not outlive it, not even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Callable[[Any, JobT], ResultT], shared: str, job: JobT) -> ResultT:
    return work(_shared(shared), job)


@lru_cache(maxsize=1)
def _shared(path: str) -> Any:
    return pickle.loads(Path(path).read_bytes())  # noqa: S301 written by this very build


def default_workers() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@contextmanager
def open_crew(executor: str, workers: int) -> Iterator[Crew]:
    """Make the workers that ``PRESS_EXECUTOR`` names: ``serial`` or ``processes``.

    Raises ValueError: there is no such executor.
    """
    if executor not in {"serial", "processes"}:
        raise ValueError(executor)
    if executor == "serial" or workers <= 1:
        yield _Serial()
        return
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    with (
        tempfile.TemporaryDirectory(prefix="pressroom-") as folder,
        ProcessPoolExecutor(
            workers, multiprocessing.get_context(method), initializer=_begin_work
        ) as pool,
    ):
        try:
            yield _Processes(pool, workers, Path(folder))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
