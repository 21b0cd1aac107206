-- The log is read newest first and from one day to another: by when, whoever and whatever it is about.
DROP INDEX "audit_event_subject_id_id_idx";
DROP INDEX "audit_event_actor_id_id_idx";
DROP INDEX "audit_event_object_id_idx";
DROP INDEX "audit_event_action_id_idx";
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");
CREATE INDEX "audit_event_subject_id_at_id_idx" ON "audit_event"("subject_id", "at", "id");
CREATE INDEX "audit_event_actor_id_at_id_idx" ON "audit_event"("actor_id", "at", "id");
CREATE INDEX "audit_event_object_at_id_idx" ON "audit_event"("object", "at", "id");
CREATE INDEX "audit_event_action_at_id_idx" ON "audit_event"("action", "at", "id");
