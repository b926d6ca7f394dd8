"""Exports: the one Summary as a PDF, as plain text and as FHIR, and the questions as FHIR.

Each module turns values of ``app.questionnaire`` into bytes, text or JSON-ready mappings, and
decides nothing of its own about content. Nothing here knows the web.
"""
