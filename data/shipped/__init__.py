"""What the project ships as workbooks: published figures, and invented ones to try it with.

`python -m data.shipped` writes them; they enter the store through the same import that a
staff upload takes.
"""
