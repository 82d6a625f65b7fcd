"""What the commands cost, measured."""
