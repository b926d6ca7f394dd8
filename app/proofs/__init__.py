"""Proofs: whether answers exist that lead somewhere, searched over all that could be given."""
