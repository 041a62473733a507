"""Workers on other machines: a Dask cluster, for archives that outgrow one.

Content, output and the folder ``.pressroom`` beside it lie under the same paths on every machine,
and every worker has this program on its path (``PYTHONPATH=plugins``).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

_SECONDS = 10
"""How long to wait for the scheduler, and for its first worker."""


class ClusterAbsent(Exception):
    """Nobody answers at the address of the scheduler, or it has no workers."""


@contextmanager
def open_cluster(address: str, folder: Path) -> Iterator[tuple[Executor, int]]:
    """The executor of the cluster whose scheduler answers at ``dask://HOST:PORT``, and its size.

    A worker that dies costs its jobs a second try on another: what they write is whole or absent.
    Raises ClusterAbsent: nobody answers, or there are no workers.
    """
    # Takes half a second: only who has a cluster waits for it.
    from distributed import Client  # noqa: PLC0415

    try:
        client = Client(address.replace("dask://", "tcp://", 1), timeout=_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError) as error:
        raise ClusterAbsent(address) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError as error:
            raise ClusterAbsent(address) from error
        size = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        with client.get_executor(pure=False, retries=3) as executor:  # type: ignore[no-untyped-call]
            yield executor, size
