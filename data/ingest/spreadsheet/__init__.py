"""The kinds of files that hold tables, each read into sheets: .xlsx, .xls, .ods and text."""
