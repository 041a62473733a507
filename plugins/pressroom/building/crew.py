"""Who does the work: this process, a pool of others, or a cluster of machines.

Results come back in the order of the jobs, with any number of workers. What all jobs of one call
share is handed to each worker once.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import re
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import closing, contextmanager
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pressroom.building.cluster import open_cluster
from pressroom.building.collecting import collect_seldom
from pressroom.building.progress import Progress, Step

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")
SharedT = TypeVar("SharedT")

_AHEAD = 4
"""Jobs waiting per worker: enough that none idles, few enough that memory stays bounded."""

_CLUSTER = re.compile(r"dask://[^/\s]+:[0-9]+")

_ONE_AT_A_TIME = threading.Lock()
"""A worker of a cluster may have several threads; a desk is for one."""

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


class Watched:
    """A crew whose work somebody waits for: what is done is counted."""

    def __init__(self, crew: Crew, progress: Progress, step: Step) -> None:
        self._crew = crew
        self._progress = progress
        self._step = step

    def map(
        self,
        work: Callable[[SharedT, JobT], ResultT],
        shared: SharedT,
        jobs: Iterable[JobT],
    ) -> Generator[ResultT, None, None]:
        """As the crew gives it."""
        total = len(jobs) if isinstance(jobs, Sized) else None
        with closing(self._crew.map(work, shared, jobs)) as results:
            yield from self._progress.count(self._step, results, total)


class _Serial:
    def map(
        self,
        work: Callable[[SharedT, JobT], ResultT],
        shared: SharedT,
        jobs: Iterable[JobT],
    ) -> Generator[ResultT, None, None]:
        return (work(shared, job) for job in jobs)


class _Pool:
    """Workers of an executor; what all jobs of a call share lies in a file that they all see."""

    def __init__(self, executor: Executor, workers: int, folder: Path, few: int) -> None:
        self._executor = executor
        self._ahead = workers * _AHEAD
        self._folder = folder
        self._few = few
        self._calls = 0

    def map(
        self,
        work: Callable[[SharedT, JobT], ResultT],
        shared: SharedT,
        jobs: Iterable[JobT],
    ) -> Generator[ResultT, None, None]:
        jobs = iter(jobs)
        first = list(islice(jobs, self._few))
        if len(first) < self._few:
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
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Callable[[Any, JobT], ResultT], shared: str, job: JobT) -> ResultT:
    with _ONE_AT_A_TIME:
        return work(_shared(shared), job)


@lru_cache(maxsize=1)
def _shared(path: str) -> Any:
    return pickle.loads(Path(path).read_bytes())  # noqa: S301 written by this very build


def default_workers() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def is_executor(name: str) -> bool:
    """Whether ``PRESS_EXECUTOR`` may have this value."""
    return name in {"serial", "processes"} or _CLUSTER.fullmatch(name) is not None


@contextmanager
def open_crew(executor: str, workers: int, room: Path | None = None) -> Iterator[Crew]:
    """Make the workers that ``PRESS_EXECUTOR`` names: ``serial``, ``processes``, ``dask://…``.

    ``room`` is a folder that all machines of a cluster see under this path.
    Raises ValueError: there is no such executor. Raises ClusterAbsent: nobody answers there.
    """
    if not is_executor(executor):
        raise ValueError(executor)
    if _CLUSTER.fullmatch(executor):
        with _shared_folder(room) as folder, open_cluster(executor, folder) as (cluster, size):
            yield _Pool(cluster, size, folder, few=1)
    elif executor == "serial" or workers <= 1:
        yield _Serial()
    else:
        with _shared_folder(None) as folder, _open_processes(workers) as pool:
            yield _Pool(pool, workers, folder, _FEW)


@contextmanager
def _shared_folder(room: Path | None) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pressroom-", dir=room) as folder:
        yield Path(folder)


@contextmanager
def _open_processes(workers: int) -> Iterator[ProcessPoolExecutor]:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, initializer=_begin_work) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
