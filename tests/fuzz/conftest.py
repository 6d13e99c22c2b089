"""The random walks are as cut off from the user's settings as the reader's own tests."""

from tests.tui.conftest import isolated as isolated
