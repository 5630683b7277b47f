"""What is measured, and how: each module prints a readable report, with `--json` one JSON object."""
