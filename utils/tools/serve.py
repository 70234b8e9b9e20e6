"""Serve the built book on this machine: port 8000, or the next free one."""

import http.server
from functools import partial

from notebooks import ROOT, fail

SITE = ROOT / "_build" / "html"
FIRST_PORT, LAST_PORT = 8000, 8099


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each request, and never lets the browser keep an old page."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class Server(http.server.ThreadingHTTPServer):
    allow_reuse_port = False  # a port that another server holds must count as taken
    daemon_threads = True


def start_server(first_port: int = FIRST_PORT) -> Server:
    """A server of the built book on the first free port from `first_port` on."""
    for port in range(first_port, LAST_PORT + 1):
        try:
            return Server(("127.0.0.1", port), partial(QuietHandler, directory=str(SITE)))
        except OSError:
            continue
    fail(f"Every port from {first_port} to {LAST_PORT} is taken: stop a program that holds one, then run make book.")


def main() -> None:
    if not (SITE / "index.html").exists():
        fail("The book is not built yet: run make book.")
    with start_server() as server:
        print(f"The book is at http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
