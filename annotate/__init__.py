"""Text in, annotations out: the part of Durchblick that knows no terminal."""


def __getattr__(name: str) -> str:
    # Asked for rarely, and importlib.metadata costs as much as the rest of the start.
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("durchblick")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"
