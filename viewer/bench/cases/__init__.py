"""The cases: each a module, each takes a stage and gives what it measured."""
