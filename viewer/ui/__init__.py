"""The window. With app.py the only place that knows Qt."""
