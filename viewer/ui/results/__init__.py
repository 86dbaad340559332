"""The list of found trials: model, painting, view, and the pane around them."""
