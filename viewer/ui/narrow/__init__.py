"""Pages that narrow a list down: the filters, what they hide, and the tree of illnesses."""
