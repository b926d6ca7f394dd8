"""The web layer: routes, forms, the encrypted cookie and the headers."""
