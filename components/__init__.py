"""What pages are made of: the only code that knows Streamlit."""
