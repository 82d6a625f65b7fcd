"""Tests of the door for text."""
