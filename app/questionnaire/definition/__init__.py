"""The definition: everything that one file of questions says, as frozen values.

The ``questionnaire`` is the whole, made of ``parts``, ``questions``, ``guidance``, ``help_lines``,
``site_words``, ``document_words`` and what is there ``for_authors``. It knows no person and no
answer.
"""
