"""Tools of the people who write: ids for questions, new records to start from."""
