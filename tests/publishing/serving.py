"""A release as a remote folder holds it, and nginx in front of it on loopback."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pressroom.publishing.compression import compress_tree
from pressroom.publishing.header_file import render_header_file
from pressroom.publishing.nginx import Server, render_nginx
from pressroom.publishing.release import keep_release, make_release
from pressroom.publishing.served_names import HEADER_FILE, PAPERS
from tools.servers import BROTLI, find_server

PATIENCE = 10
HOST = "localhost"


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Running:
    """An nginx that answers on loopback."""

    port: int
    tls_port: int
    certificate: str

    @property
    def url(self) -> str:
        """Where the site answers: by its name, for a certificate stands for that."""
        if self.certificate:
            return f"https://localhost:{self.tls_port}"
        return f"http://127.0.0.1:{self.port}"

    def get(self, address: str, *, tls: bool = False, **headers: str) -> Answer:
        """Ask for an address; ``Accept_Encoding="br"`` becomes a header."""
        connection: http.client.HTTPConnection
        if tls:
            context = ssl.create_default_context(cafile=self.certificate)
            context.check_hostname = False
            connection = http.client.HTTPSConnection(
                "127.0.0.1", self.tls_port, timeout=PATIENCE, context=context
            )
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        said = {"Host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request("GET", address, headers=said)
        response = connection.getresponse()
        body = response.read()
        names = {name.lower(): value for name, value in response.getheaders()}
        connection.close()
        return Answer(response.status, names, body)


def lay_release(remote: Path, site: Path, now: datetime, moved: str = "") -> Path:
    """Lay a finished site as the next release into a remote folder, with compressed copies."""
    record = remote / "published"
    line = make_release(site, record, "", now)
    release = remote / "releases" / str(line.number)
    shutil.copytree(site, release / "site")
    keep_release(site, record)
    for paper in PAPERS:
        (site / paper).unlink(missing_ok=True)
    (release / "site" / HEADER_FILE).write_text(render_header_file(), encoding="utf-8")
    compress_tree(release / "site")
    (release / "nginx").mkdir()
    (release / "nginx" / "redirects.map").write_text(moved, encoding="utf-8")
    current = remote / "current"
    current.unlink(missing_ok=True)
    current.symlink_to(f"releases/{line.number}")
    return remote


def free_port() -> int:
    """A port on loopback that nobody uses at the moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def make_certificate(folder: Path, days: int = 60) -> tuple[str, str]:
    """A certificate for the test's host that nobody else has signed, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
    names = f"-subj /CN={HOST} -addext subjectAltName=DNS:{HOST}"
    files = f"-keyout {key} -out {certificate}"
    command = f"openssl req -x509 {curve} -days {days} {names} {files}"
    subprocess.run(command.split(), check=True, capture_output=True)
    return str(certificate), str(key)


@contextmanager
def nginx(remote: Path, work: Path, *, tls: bool = False, workers: int = 1) -> Iterator[Running]:
    """Serve a remote folder with the generated configuration until the block ends."""
    work.mkdir(parents=True, exist_ok=True)
    certificate, key = make_certificate(work) if tls else ("", "")
    server = Server(
        root=str(remote.resolve()),
        names=(HOST,),
        certificate=certificate,
        key=key,
        address="127.0.0.1",
        port=free_port(),
        tls_port=free_port(),
    )
    (work / "press.conf").write_text(render_nginx(server), encoding="utf-8")
    with running(work, workers=workers):
        yield Running(server.port, server.tls_port, certificate)


@contextmanager
def running(work: Path, *, workers: int = 1) -> Iterator[subprocess.Popen[bytes]]:
    """Nginx with all ``*.conf`` of a folder in ``conf.d``, as Debian's has it."""
    main = work / "nginx.main"
    main.write_text(_main(work, workers), encoding="utf-8")
    command = [program(), "-p", str(work), "-c", str(main)]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    process = subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
    try:
        _wait(work / "nginx.pid", process)
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def program() -> str:
    """Nginx."""
    found = find_server("nginx")
    assert found, "nginx is needed: make test installs it"
    return str(found)


def _main(work: Path, workers: int) -> str:
    module = next(file for file in BROTLI if file.is_file())
    user = "user root;\n" if os.geteuid() == 0 else ""
    places = "".join(
        f"    {name}_temp_path {work}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{user}load_module {module};\n"
        f"worker_processes {workers};\n"
        f"pid {work}/nginx.pid;\n"
        f"error_log {work}/error.log;\n"
        "events { worker_connections 1024; }\n"
        "http {\n"
        "    access_log off;\n"
        "    sendfile on;\n"
        f"{places}"
        f"    include {work}/*.conf;\n"
        "}\n"
    )


def _wait(pid: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the server has its sockets, which is when it writes its number."""
    for _ in range(PATIENCE * 100):
        if pid.is_file() and pid.read_text():
            return
        assert process.poll() is None, "nginx ended"
        time.sleep(0.01)
    raise AssertionError("nginx did not start")
