"""The only package that knows HTTP: pages for teachers and students, sign-in, the answers' JSON, commands."""
