"""From text to records, or to problems with file, line and column. Alone knows YAML."""
