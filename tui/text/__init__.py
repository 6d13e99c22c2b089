"""Pure helpers that turn logical text into rows and cells; no widget, no state."""
