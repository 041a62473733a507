"""What make needs before there is a .venv: the standard library only."""
