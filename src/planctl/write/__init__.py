"""Text of plans: a plan begun. What is written is read again before anybody is told that it stands."""
