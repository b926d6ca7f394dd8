"""Checks: what a file of questions must keep, each rule in the file named for it."""
