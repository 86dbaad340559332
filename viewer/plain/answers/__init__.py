"""Whether a record answers a question, and where: rules over its fields, and over sure words."""
