"""Loading: from a file of questions to a Questionnaire, or to every problem with its line."""
