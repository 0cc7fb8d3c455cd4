"""What a workbook says of a plan: its targets, its tasks, who does them by when."""
