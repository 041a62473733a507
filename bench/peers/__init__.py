"""The same archive as other generators would have it: Hugo, Eleventy, plain Pelican."""
