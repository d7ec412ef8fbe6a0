"""Incident -> estimates: independence, currency (later replaces earlier), and the named rules."""
