"""Files from the network: fetched once, checked by their hash, kept in the user's cache folder or in ATTNBOOK_DATA."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pooch
import requests


class CorpusError(RuntimeError):
    """A corpus could not be had, or is not what it should be; the message says what to do."""


def data_folder() -> Path:
    """Where downloads lie: the folder that ATTNBOOK_DATA names, or else one in the user's cache."""
    return Path(os.environ.get("ATTNBOOK_DATA") or pooch.os_cache("attnbook")).expanduser()


@dataclass(frozen=True)
class Download:
    """A file on the network.

    hash is "sha256:…" or "sha1:…"; edition names the file for the reader.
    """

    corpus: str
    file: str
    url: str
    hash: str
    edition: str = ""

    @property
    def path(self) -> Path:
        """Where the file lies once it is here; a file that the reader put there stands in for the download."""
        return data_folder() / self.corpus / self.file


def fetch(*editions: Download) -> tuple[Path, Download]:
    """The first edition that is here already, or else the first that can be downloaded.

    Returns where it lies and which one it is. Raises CorpusError where none can be had, or where the file that is here
    does not have its hash.
    """
    for edition in editions:
        if edition.path.exists():
            _check(edition)
            return edition.path, edition
    failures = []
    for edition in editions:
        try:
            _download(edition)
        except CorpusError as failure:
            failures.append(str(failure))
        else:
            return edition.path, edition
    raise CorpusError("\n".join(failures))


def _check(download: Download) -> None:
    algorithm, expected = download.hash.split(":")
    try:
        found = pooch.file_hash(str(download.path), alg=algorithm)
    except OSError as error:
        raise CorpusError(f"{download.path} cannot be read ({error.strerror}): make it a readable file.") from error
    if found != expected:
        raise CorpusError(
            f"{download.path} should have the {algorithm} {expected}, but has {found}: "
            "it is damaged or another edition; move it away, and it will be downloaded again."
        )


def _download(download: Download) -> None:
    path = download.path
    by_hand = f"try again later, or get the file by other means and save it as {path}"
    try:
        # pooch writes to a temporary file and moves it into place only when the hash is right
        pooch.retrieve(download.url, download.hash, path.name, path.parent, progressbar=sys.stdout.isatty())
    except requests.RequestException as error:  # before OSError, which it is a kind of
        raise CorpusError(f"{download.url} could not be downloaded ({type(error).__name__}): {by_hand}.") from error
    except ValueError as error:
        raise CorpusError(
            f"What came from {download.url} does not have the expected hash {download.hash}: "
            f"it is damaged or was changed, and was not kept; {by_hand}."
        ) from error
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be written ({error.strerror or error}): "
            "make room there, or name another folder in the environment variable ATTNBOOK_DATA."
        ) from error
