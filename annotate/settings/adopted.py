"""The settings that every command follows: language and model, unless the environment or the call says otherwise."""

from __future__ import annotations

import os
import tomllib
from collections.abc import MutableMapping

from annotate import own_model
from annotate.catalogue import LANGUAGE_VARIABLE, LANGUAGES
from annotate.settings.places import settings_path


def adopt_settings(environ: MutableMapping[str, str] = os.environ) -> None:
    """Let the settings file speak through the environment, so that subprocesses hear it too.

    What is wrong with the file is for the reader and ``durchblick config`` to say.
    """
    try:
        said = tomllib.loads(settings_path().read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return
    language, model = said.get("language"), said.get("model")
    if language in LANGUAGES and not environ.get(LANGUAGE_VARIABLE):
        environ[LANGUAGE_VARIABLE] = language
    if isinstance(model, str) and model and not environ.get(own_model.VARIABLE) and own_model.is_installed(model):
        environ[own_model.VARIABLE] = model
