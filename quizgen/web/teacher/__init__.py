"""The teacher's pages, one module per noun."""

from __future__ import annotations

from importlib import import_module

from flask import Blueprint

from quizgen.response import in_one_line
from quizgen.web.moments import place, shown
from quizgen.web.numbers import points_label, rounded

bp = Blueprint("teacher", __name__, url_prefix="/teacher")
bp.add_app_template_filter(shown)
bp.add_app_template_filter(place)
bp.add_app_template_filter(rounded)
bp.add_app_template_filter(in_one_line)
bp.add_app_template_filter(points_label, "points")

for _noun in ("articles", "library", "quizzes", "takeaway", "questions", "classes", "assignments", "grades"):
    import_module(f"{__name__}.{_noun}")
