"""Who is made to say what: cues, sources, content, quotations."""
