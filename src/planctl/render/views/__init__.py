"""How each command's answer reads: one view a command."""
