"""What other programs call the keys and values of a questions.yaml."""

from __future__ import annotations

SYNONYMS: dict[str, str] = {
    **dict.fromkeys(
        ("if", "condition", "show_if", "visible", "only_if", "unless", "depends_on"), "when"
    ),
    **dict.fromkeys(("radio", "select", "single", "dropdown", "one", "yesno"), "choice"),
    **dict.fromkeys(("checkbox", "checkboxes", "multiple", "multi", "many"), "choices"),
    **dict.fromkeys(("textarea", "string", "textbox", "free_text", "input"), "text"),
    **dict.fromkeys(("grid", "matrix", "repeat", "rows"), "table"),
    **dict.fromkeys(("question", "title", "ask", "prompt"), "text"),
    **dict.fromkeys(("answers", "choices_list", "values"), "options"),
    **dict.fromkeys(("name", "heading"), "title"),
    **dict.fromkeys(("help", "description"), "hint"),
    **dict.fromkeys(("mandatory", "optional"), "required"),
    **dict.fromkeys(("phone", "tel", "number"), "call"),
    **dict.fromkeys(("sms",), "text"),
    **dict.fromkeys(("web", "link", "href"), "url"),
}
