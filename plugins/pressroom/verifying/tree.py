"""The whole tree, one kind of promise after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressroom.problems.problem import Problem
from pressroom.verifying.counts import verify_counts
from pressroom.verifying.data import verify_data
from pressroom.verifying.feeds import verify_feeds
from pressroom.verifying.figures import verify_figures
from pressroom.verifying.files import verify_files
from pressroom.verifying.hearing import Heard
from pressroom.verifying.links import verify_anchors
from pressroom.verifying.manifest import verify_manifest
from pressroom.verifying.readers import hear_all
from pressroom.verifying.site import Site, open_site
from pressroom.verifying.sitemap import verify_sitemap
from pressroom.verifying.versions import verify_versions


def verify_tree(output: Path, workers: int = 1) -> list[Problem]:
    """Read a finished site and nothing else; every problem of it, sorted.

    ``workers`` is the number of processes that read; it changes nothing but the time.
    """
    site = open_site(output)
    heard = hear_all(site, workers)
    return sorted([*heard.problems, *_of_the_whole(site, heard)])


def _of_the_whole(site: Site, heard: Heard) -> Iterator[Problem]:
    """What is wrong with the tree itself, and with what its files say of one another."""
    for path in heard.identities:
        for problems in verify_versions(site, path, heard.identities):
            yield from problems
    for found in (
        verify_files(site),
        verify_manifest(site, heard.measures),
        verify_anchors(site, heard.references, heard.anchors),
        verify_counts(site, heard.anchors),
        verify_figures(site),
        verify_data(site, heard.indexed),
        verify_feeds(site, heard.indexed),
        verify_sitemap(site, heard.indexed, heard.identities),
    ):
        for problems in found:
            yield from problems
