"""Views taken out of the dashboard: what each shows, whichever file or screen it goes to."""
