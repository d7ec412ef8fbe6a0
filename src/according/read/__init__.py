"""Files -> Reports: text and pages, with the way back from every word to its bytes."""
