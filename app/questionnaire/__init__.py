"""The pure core: what a questionnaire is and what follows from a person's answers.

It imports neither Flask nor WTForms, so that every rule can be read, tested and proved on its own.
Where to look:

at every request   ``answers`` -> ``journey`` (by ``conditions``) -> ``said`` -> ``summary``, in
                   ``words``; all of them read a ``definition``
when a file loads  ``loading`` leads: ``nodes`` (YAML with places), ``shape`` (the models),
                   ``integrity`` with ``references``, ``mentions``, ``askings``, ``claims`` and
                   ``crisis``, and last the rules of ``checks``; ``problems`` and ``catalogue`` say
                   what is wrong
for authors alone  the rest of ``checks`` (``paths``, ``scenarios``, ``clauses``: proofs over all
                   answers) and ``wording`` (``reading``, ``fullest``)
"""
