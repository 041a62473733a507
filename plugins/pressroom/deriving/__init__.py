"""What follows from the archive: no clock, no files; the build's moment is an argument."""
