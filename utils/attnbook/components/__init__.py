"""What the reader builds: every module here but this one is generated from a notebook's cells tagged `export`."""
