"""The page on which a workbook is sent, answered for, compared, decided on and undone."""
