"""From a checked archive to an output tree, whole or not at all."""
