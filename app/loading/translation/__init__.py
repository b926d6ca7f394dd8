"""Translation: a second edition of the questionnaire, in the words of a PO file beside it."""
