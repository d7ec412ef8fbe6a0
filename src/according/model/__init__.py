"""The nouns: immutable values that every stage takes and gives. Imports nothing else of ours."""
