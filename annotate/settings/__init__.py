"""The user's settings: one commented TOML file that is only read, and what the reader remembers beside it."""
