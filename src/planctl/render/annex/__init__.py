"""The annexes as documents to hand over: laid out once as sheets of cells, then written as a workbook, a document or a page."""
