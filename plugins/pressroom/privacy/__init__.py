"""What tells who a person is, found in any text; knows texts only, no records and no files."""
