"""The pure core: what a questionnaire is and what follows from a person's answers.

It imports neither Flask nor WTForms, so that every rule can be read, tested and proved on its own.
"""
