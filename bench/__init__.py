"""Benches: what a page costs, what a crowd meets, what a fuzzer finds. Not part of the program."""
