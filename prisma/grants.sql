-- What the app may do, table by table; :app is its role. Run by scripts/migrate.ts after each migration, again and again.
revoke all on all tables in schema public from :app;
revoke all on all sequences in schema public from :app;
revoke create on schema public from public;
grant usage on schema public to :app;

-- Written once.
grant select, insert on
  account_closure, audit_event, attempt_item, certificate, certificate_document, cohort, cohort_member, correction, course_version, credential,
  encounter_reading, encounter_version, ended_session, follow_up, item_version, lesson_completion, name_confirmation,
  organization, page_view, practice_response, revocation, step, submission, unlock, walk_end
  to :app;
grant usage on sequence audit_event_id_seq, credential_status_position_seq to :app;

-- A life cycle.
grant select, insert, update on
  accommodation, account, administratorship, attempt, enrollment, join_link, mail, membership, password_reset,
  practice_plan, response, share_link, spaced_case, walk
  to :app;

-- Sums that grow with each submission.
grant select, insert, update on form_statistic, item_statistic, response_statistic to :app;

grant select, insert, delete on uncounted_submission to :app;
-- A learner's own note, theirs to take away.
grant select, insert, update, delete on reflection to :app;
grant select, insert, update, delete on rate_limit to :app;
