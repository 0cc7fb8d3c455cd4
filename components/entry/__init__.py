"""The way in: pages of the ASGI app for signing in, taking a link up, changing a password.

They are made on the server and work without JavaScript, because only an answer over HTTP can
set a cookie that scripts cannot read. Everything else of the product is a Streamlit page.
"""
