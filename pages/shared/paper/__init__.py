"""What is made for paper: tagged PDF, typeset by Typst, and the drawing of charts there."""
