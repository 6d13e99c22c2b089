"""Training needs PyTorch, which the reader does without; where it is missing, its tests are left out."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") else ["test_*.py"]
