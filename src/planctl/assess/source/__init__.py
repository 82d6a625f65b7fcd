"""A plan beside its report: where its figures stand in the text."""
