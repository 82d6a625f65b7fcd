"""Files to hand over: workbooks, Word documents, pages."""
