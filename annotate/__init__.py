"""Text in, annotations out: the part of Durchblick that knows no terminal."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("durchblick")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"
