"""The settings that every command follows: language and model, unless the environment or the call says otherwise."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from annotate import own_model
from annotate.catalogue import LANGUAGE_VARIABLE
from annotate.settings.places import settings_path


def adopt_settings(environ: MutableMapping[str, str] = os.environ) -> None:
    """Let the settings file speak through the environment, so that subprocesses hear it too.

    What is wrong with the file is for the reader and ``durchblick config`` to say.
    """
    if not settings_path().is_file():
        return
    from annotate.settings.reading import read_settings

    settings = read_settings().settings
    wanted = {
        LANGUAGE_VARIABLE: "" if settings.language == "auto" else settings.language,
        own_model.VARIABLE: settings.model if own_model.is_installed(settings.model) else "",
    }
    environ.update({name: value for name, value in wanted.items() if value and not environ.get(name)})
