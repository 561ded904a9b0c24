"""What is drawn with Streamlit: the frame of a page, a figure, and the controls around them."""
