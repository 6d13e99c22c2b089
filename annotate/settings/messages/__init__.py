"""What is said of settings, and by the commands about the program itself: one TOML file a language."""
