"""Tests, in the shape of app/. A package, since other distributions install one by this name."""
