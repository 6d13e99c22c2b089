"""One fuzzy search over the article's sentences, its entities with all their names, and its claims."""
