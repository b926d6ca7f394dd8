"""The run-time core: what a questionnaire is, and what follows from a person's answers.

It knows no form, no page and no room above it, so that every rule can be read, tested and proved
on its own. A request reads ``answers`` -> ``journey`` (by ``conditions``) -> ``shown_answers`` ->
``summary`` (with its ``flags``) or ``facts``, in the words of ``messages``; all of them read one
``definition``, which knows none of them.
"""
