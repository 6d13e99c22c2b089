"""Commands about the program itself: its settings, keys, health, and what a shell and ``man`` want to know."""
