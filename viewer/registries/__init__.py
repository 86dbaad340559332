"""Registry files -> trials. One module a format; reads only, streams, corrects nothing."""
