"""Sense: what must hold within and between records, and between figures."""
