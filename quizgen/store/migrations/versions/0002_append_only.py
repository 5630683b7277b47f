"""What was published, answered, corrected and audited stays as it was: the database itself refuses to change it.

An event can be deleted while a row of `erasure` names its attempt, and never changed. A later migration that makes one
of these tables anew (as a batch on SQLite does) must make its triggers anew too.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = ("event", "edition", "slot", "correction", "audit")
PERMITTED = "EXISTS (SELECT 1 FROM erasure WHERE erasure.attempt_id = OLD.attempt_id)"

POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'event' AND TG_OP = 'DELETE' THEN
        IF {PERMITTED} THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% only grows: % refused', TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def upgrade() -> None:
    """Make the triggers."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            permitted = f"WHEN NOT {PERMITTED}" if table == "event" else ""
            op.execute(_sqlite_trigger(table, "UPDATE", ""))
            op.execute(_sqlite_trigger(table, "DELETE", permitted))
        return
    op.execute(POSTGRESQL_FUNCTION)
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_keeps BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_keeps_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Drop the triggers."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            op.execute(f"DROP TRIGGER {table}_update")
            op.execute(f"DROP TRIGGER {table}_delete")
        return
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER {table}_keeps ON {table}")
        op.execute(f"DROP TRIGGER {table}_keeps_all ON {table}")
    op.execute("DROP FUNCTION refuse_change()")


def _sqlite_trigger(table: str, deed: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{deed.lower()} BEFORE {deed} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows: {deed.lower()} refused'); END"
    )
