"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# A column a line would take this past what one can overlook.
# fmt: off
def upgrade() -> None:
    op.create_table(
        "act", sa.Column("id", sa.Integer(), nullable=False), sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False), sa.Column("actor", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("schema_revision", sa.String(), nullable=False), sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["act.id"], name="fk_act_undoes", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_act"), sa.UniqueConstraint("undoes", name="uq_act_undoes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_act_meeting", "act", ["meeting_id", "id"])
    op.create_table(
        "draft", sa.Column("key", sa.String(), nullable=False), sa.Column("text", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_draft"),
    )
    op.create_table(
        "member", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False), sa.Column("role", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False), sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_member"), sqlite_autoincrement=True,
    )
    op.create_table(
        "priority", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("title", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_priority"), sqlite_autoincrement=True,
    )
    op.create_table(
        "series", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False), sa.Column("rule", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False), sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False), sa.Column("length_minutes", sa.Integer(), nullable=False),
        sa.Column("update_seconds", sa.Integer(), nullable=False),
        sa.Column("hand_in_hours", sa.Integer(), nullable=False),
        sa.Column("reserve_seconds", sa.Integer(), nullable=False),
        sa.Column("fit_choice", sa.String(), nullable=False), sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length_minutes BETWEEN 5 AND 720", name="ck_series_length"),
        sa.CheckConstraint("update_seconds BETWEEN 15 AND 7200", name="ck_series_update_seconds"),
        sa.PrimaryKeyConstraint("id", name="pk_series"), sqlite_autoincrement=True,
    )
    op.create_table(
        "team", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_team"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change", sa.Column("id", sa.Integer(), nullable=False), sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(), nullable=False), sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False), sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name="fk_change_act_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_change"), sqlite_autoincrement=True,
    )
    op.create_index("ix_change_act_id", "change", ["act_id"])
    op.create_index("ix_change_row", "change", ["record", "key", "act_id"])
    op.create_table(
        "meeting", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("regular", "separate", name="meetingkind", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True), sa.Column("title", sa.String(), nullable=False),
        sa.Column("phase", sa.Enum("planned", "check_in", "updates", "prioritize", "discuss", "close", "closed", name="phase", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("planned_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(), nullable=False), sa.Column("length_minutes", sa.Integer(), nullable=False),
        sa.Column("update_seconds", sa.Integer(), nullable=False),
        sa.Column("reserve_seconds", sa.Integer(), nullable=False),
        sa.Column("hand_in_hours", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("order_committed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True), sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("rating BETWEEN 1 AND 10", name="ck_meeting_rating"),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], name="fk_meeting_owner_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_meeting_series_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"), sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_phase", "meeting", ["phase"])
    op.create_index("ix_meeting_series_start", "meeting", ["series_id", "planned_start"])
    op.create_table(
        "milestone", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("priority_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False), sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.Enum("on_track", "might_miss", "will_miss", "done", name="status", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("resources", sa.String(), nullable=False), sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], name="fk_milestone_owner_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["priority_id"], ["priority.id"], name="fk_milestone_priority_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"), sqlite_autoincrement=True,
    )
    op.create_index("ix_milestone_open", "milestone", ["due"], sqlite_where=sa.text("status <> 'done'"))
    op.create_index("ix_milestone_owner_id", "milestone", ["owner_id"])
    op.create_index("ix_milestone_priority_id", "milestone", ["priority_id"])
    op.create_index("ix_milestone_status", "milestone", ["status"])
    op.create_table(
        "series_member", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("gives_update", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_series_member_member_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_series_member_series_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_series_member"),
        sa.UniqueConstraint("series_id", "member_id", name="uq_series_member_series_id_member_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "attendance", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.Enum("present", "late", "away", name="attendancestate", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("gives_update", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_attendance_meeting_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_attendance_member_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.UniqueConstraint("meeting_id", "member_id", name="uq_attendance_meeting_id_member_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attendance_member_id", "attendance", ["member_id"])
    op.create_table(
        "milestone_baseline", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name="fk_milestone_baseline_milestone_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_milestone_baseline"),
        sa.UniqueConstraint("milestone_id", name="uq_milestone_baseline_milestone_id"), sqlite_autoincrement=True,
    )
    op.create_table(
        "private_note", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_private_note_meeting_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_private_note"), sqlite_autoincrement=True,
    )
    op.create_index("ix_private_note_meeting_id", "private_note", ["meeting_id"])
    op.create_table(
        "update", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False), sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Enum("waiting", "up", "done", "skipped", "read", name="turn", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("wins", sa.String(), nullable=False), sa.Column("learnings", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extra_seconds", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_update_meeting_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_update_member_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_update"),
        sa.UniqueConstraint("meeting_id", "member_id", name="uq_update_meeting_id_member_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_update_member_id", "update", ["member_id"])
    op.create_index("uq_update_up", "update", ["meeting_id"], unique=True, sqlite_where=sa.text("turn = 'up'"))
    op.create_table(
        "help_request", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("update_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False), sa.Column("text", sa.String(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name="fk_help_request_milestone_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["update_id"], ["update.id"], name="fk_help_request_update_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_help_request"), sqlite_autoincrement=True,
    )
    op.create_index("ix_help_request_update_id", "help_request", ["update_id"])
    op.create_table(
        "help_asked", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("help_request_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["help_request_id"], ["help_request.id"], name="fk_help_asked_help_request_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_help_asked_member_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_help_asked"),
        sa.UniqueConstraint("help_request_id", "member_id", name="uq_help_asked_help_request_id_member_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "topic", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.Enum("help", "milestone", "metric", "person", "meeting", name="sourcekind", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("help_request_id", sa.Integer(), nullable=True),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.Column("raised_by_id", sa.Integer(), nullable=True),
        sa.Column("raised_in_id", sa.Integer(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Enum("open", "settled", "merged", "dropped", name="topicstate", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("settled_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["help_request_id"], ["help_request.id"], name="fk_topic_help_request_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["merged_into_id"], ["topic.id"], name="fk_topic_merged_into_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name="fk_topic_milestone_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["raised_by_id"], ["member.id"], name="fk_topic_raised_by_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["raised_in_id"], ["meeting.id"], name="fk_topic_raised_in_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_topic"), sqlite_autoincrement=True,
    )
    op.create_index("ix_topic_help_request_id", "topic", ["help_request_id"])
    op.create_index("ix_topic_milestone_id", "topic", ["milestone_id"])
    op.create_index("ix_topic_state", "topic", ["state"])
    op.create_table(
        "discussion", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Enum("waiting", "up", "done", "skipped", "read", name="turn", native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Enum("resolved", "next_meeting", "separate_meeting", "dropped", name="outcome", native_enum=False, create_constraint=True, length=32), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("separate_meeting_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_discussion_meeting_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["separate_meeting_id"], ["meeting.id"], name="fk_discussion_separate_meeting_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_discussion_topic_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_discussion"),
        sa.UniqueConstraint("meeting_id", "topic_id", name="uq_discussion_meeting_id_topic_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_discussion_separate_meeting_id", "discussion", ["separate_meeting_id"])
    op.create_index("ix_discussion_topic_id", "discussion", ["topic_id"])
    op.create_index(
        "uq_discussion_up", "discussion", ["meeting_id"], unique=True, sqlite_where=sa.text("turn = 'up'"),
    )
    op.create_table(
        "action_item", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("discussion_id", sa.Integer(), nullable=True), sa.Column("what", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False), sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="fk_action_item_discussion_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_action_item_meeting_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], name="fk_action_item_owner_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_action_item"), sqlite_autoincrement=True,
    )
    op.create_index("ix_action_item_discussion_id", "action_item", ["discussion_id"])
    op.create_index("ix_action_item_meeting_id", "action_item", ["meeting_id"])
    op.create_index("ix_action_item_open", "action_item", ["due"], sqlite_where=sa.text("done_at IS NULL"))
    op.create_index("ix_action_item_owner_id", "action_item", ["owner_id"])
    op.create_table(
        "clock_span", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.Integer(), nullable=True), sa.Column("discussion_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("discounted", sa.Float(), nullable=False),
        sa.CheckConstraint("(update_id IS NULL) <> (discussion_id IS NULL)", name="ck_clock_span_subject"),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="fk_clock_span_discussion_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_clock_span_meeting_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["update_id"], ["update.id"], name="fk_clock_span_update_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_clock_span"), sqlite_autoincrement=True,
    )
    op.create_index("ix_clock_span_meeting_id", "clock_span", ["meeting_id"])
    op.create_index(
        "uq_clock_span_running", "clock_span", ["meeting_id"], unique=True, sqlite_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "decision", sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("discussion_id", sa.Integer(), nullable=True), sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="fk_decision_discussion_id", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_decision_meeting_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_decision"), sqlite_autoincrement=True,
    )
    op.create_index("ix_decision_discussion_id", "decision", ["discussion_id"])
    op.create_index("ix_decision_meeting_id", "decision", ["meeting_id"])
# fmt: on
