import errno
import functools
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pooch
import pytest

from attnbook.corpora import CorpusError
from attnbook.corpora.download import Download, fetch

GOOD = b"Go.\tVa !\n" * 100


class Server(BaseHTTPRequestHandler):
    asked: list[str]

    def __init__(self, asked: list[str], *args: object) -> None:
        self.asked = asked
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(GOOD)))
        self.end_headers()
        self.wfile.write({"/good": GOOD, "/changed": GOOD[::-1], "/truncated": GOOD[:50]}[self.path])

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def asked() -> list[str]:
    """What the server was asked for."""
    return []


@pytest.fixture
def server(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, asked))
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATTNBOOK_DATA", str(tmp_path))
    return tmp_path


def download(url: str, algorithm: str = "sha256", edition: str = "") -> Download:
    file = f"pairs{edition}.tsv"
    return Download("sample", file, url, f"{algorithm}:{hashlib.new(algorithm, GOOD).hexdigest()}", edition)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_file_is_downloaded_once(server: str, asked: list[str], folder: Path, algorithm: str) -> None:
    for _ in range(2):
        path, _ = fetch(download(f"{server}/good", algorithm))
        assert path == folder / "sample" / "pairs.tsv"
        assert path.read_bytes() == GOOD
    assert asked == ["/good"]


def test_without_attnbook_data_the_cache_folder_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ATTNBOOK_DATA")
    monkeypatch.setattr(pooch, "os_cache", lambda project: tmp_path / "cache" / project)
    assert download("").path == tmp_path / "cache" / "attnbook" / "sample" / "pairs.tsv"


def test_a_file_put_there_by_hand_stands_in(folder: Path) -> None:
    (folder / "sample").mkdir()
    (folder / "sample" / "pairs.tsv").write_bytes(GOOD)
    assert fetch(download("http://nowhere.invalid/"))[0].read_bytes() == GOOD


def test_a_wrong_file_put_there_by_hand_is_refused_and_left_alone(folder: Path) -> None:
    (folder / "sample").mkdir()
    path = folder / "sample" / "pairs.tsv"
    path.write_bytes(b"something else")
    with pytest.raises(
        CorpusError, match=r"pairs\.tsv should have the sha256 .* damaged or another edition; move it away"
    ):
        fetch(download("http://nowhere.invalid/"))
    assert path.read_bytes() == b"something else"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/changed", r"/changed does not have the expected hash sha256:.* was not kept"),
        ("/truncated", r"/truncated (could not be downloaded|does not have the expected hash)"),
        ("/gone", r"/gone could not be downloaded \(HTTPError\): try again later, or get .* save it as .*pairs\.tsv"),
    ],
)
def test_a_bad_download_is_told_and_nothing_is_kept(server: str, folder: Path, path: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        fetch(download(server + path))
    assert files(folder) == []


def test_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    url = "http://127.0.0.1:9/pairs.tsv"  # the discard port: nobody answers
    with pytest.raises(CorpusError, match=rf"{url} could not be downloaded \(ConnectionError\).* save it as {folder}"):
        fetch(download(url))
    assert files(folder) == []


@pytest.mark.parametrize("first", ["/gone", "/changed"])
def test_the_second_edition_stands_in_for_the_first(server: str, asked: list[str], first: str) -> None:
    editions = download(server + first, edition="1"), download(f"{server}/good", "sha1", edition="2")
    for _ in range(2):  # the second time it is here already, and the first edition is not asked for again
        path, edition = fetch(*editions)
        assert path.read_bytes() == GOOD
        assert edition.edition == "2"
    assert asked == [first, "/good"]


def test_when_both_editions_fail_both_are_named(server: str) -> None:
    with pytest.raises(CorpusError, match=r"(?s)/gone could not be downloaded.*/changed does not have"):
        fetch(download(f"{server}/gone", edition="1"), download(f"{server}/changed", edition="2"))


def test_a_folder_that_cannot_be_written(server: str, folder: Path) -> None:
    (folder / "sample").write_text("a file where the folder should be")
    with pytest.raises(CorpusError, match=r"pairs\.tsv cannot be written \(.+\): .* ATTNBOOK_DATA"):
        fetch(download(f"{server}/good"))


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_no_permission_and_no_space(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(code, errno.errorcode[code])

    monkeypatch.setattr(pooch, "retrieve", fail)
    with pytest.raises(
        CorpusError, match=rf"{folder}.* cannot be written \({errno.errorcode[code]}\): make room there"
    ):
        fetch(download("http://nowhere.invalid/"))
