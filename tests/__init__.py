"""The tests of planctl; one file a room or a command."""
