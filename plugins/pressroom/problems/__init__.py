"""What is wrong with the content: where, why, and what to do about it."""
