"""A server of our own on loopback that behaves as badly as a test asks it to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

__all__ = ["Asked", "Site", "page", "serve"]


@dataclass(frozen=True)
class Asked:
    """One request: its path and its headers, names in small letters."""

    path: str
    headers: dict[str, str]


type Answer = Callable[[Asked, socket.socket], None]


@dataclass
class Site:
    """What the server has: path → the bytes of a whole answer, or a function that writes them."""

    port: int = 0
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Give the paths asked for but for robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


def page(
    body: bytes = b"<p>The port is open.</p>",
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """Give a whole answer; header names are written with _ for -, and replace the usual ones."""
    lines = {"Content-Type": media, "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@contextmanager
def serve(**answers: bytes | Answer) -> Iterator[Site]:
    """Run a server on a free port of 127.0.0.1 until the block ends; give its site.

    Each connection is answered in a thread of its own, request after request.
    """
    site = Site(answers={f"/{name}": answer for name, answer in answers.items()})
    lock = threading.Lock()
    connections: set[socket.socket] = set()

    def answer_all(connection: socket.socket) -> None:
        with lock:
            connections.add(connection)
            site.open_now += 1
            site.most_open = max(site.most_open, site.open_now)
        with connection, suppress(OSError):
            while request := read_request(connection):
                site.asked.append(request)
                answer = site.answers.get(request.path, page(b"", "404 Not Found"))
                if isinstance(answer, bytes):
                    connection.sendall(answer)
                else:
                    answer(request, connection)
                    break
        with lock:
            connections.discard(connection)
            site.open_now -= 1

    with socket.create_server(("127.0.0.1", 0)) as listener:
        site.port = listener.getsockname()[1]

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=answer_all, args=(connection,), daemon=True).start()

        acceptor = threading.Thread(target=accept, daemon=True)
        acceptor.start()
        try:
            yield site
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            acceptor.join(5)
            with lock:
                for connection in connections:
                    with suppress(OSError):
                        connection.shutdown(socket.SHUT_RDWR)


def read_request(connection: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(4096)
        if not part:
            return None
        data += part
    first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): value for name, value in headers.items()})
