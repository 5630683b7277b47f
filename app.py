"""The app factory: wires store and web to Flask, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect

from quizgen import store
from quizgen.web import api, auth, commands, pages, queue, student, teacher, working
from quizgen.web.settings import instance_folder, settings


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """The web application; `config` overrides what the environment says. The database is not touched yet."""
    given = dict(config or {})
    instance = Path(str(given.get("QUIZGEN_INSTANCE") or instance_folder(os.environ, Path(__file__).parent)))
    app = Flask(__name__, instance_path=str(instance))
    app.config.from_mapping(settings(os.environ, instance))
    app.config.from_mapping(given)

    store.init(app)
    CSRFProtect(app)
    Bootstrap5(app)
    pages.register(app)
    queue.register(app, working.do)
    for part in (auth, teacher, student, api):
        app.register_blueprint(part.bp)
    commands.register(app)
    return app
