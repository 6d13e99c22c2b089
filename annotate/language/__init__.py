"""The language pipeline: spaCy components that find sentences, values and names."""
