"""What a plan is: frozen, well-formed records, and how to look one up."""
