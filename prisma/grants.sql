-- The permissions of the app's role (:app), table by table. scripts/build/migrate.ts runs this at each start.
revoke all on all tables in schema public from :app;
revoke all on all sequences in schema public from :app;
revoke create on schema public from public;
grant usage on schema public to :app;

-- Append-only tables.
grant select, insert on
  account_closure, account_pseudonym, annotation, anomaly, anomaly_disposition, attempt_item, attestation,
  attendance, attested_identifier, audit_checkpoint, audit_event, audit_link, beat, call_card, case_rating, case_round, case_version, certificate, certificate_document, certificate_stamp, certificate_update,
  checkpoint_stamp,
  certificate_consent, classroom_door, cohort, cohort_member, correction,
  course_version, credential, delivered_page, delta_unit, due_reminder, encounter_reading, encounter_version, extension,
  follow_up, item_version, law_change, lesson_completion, mandate, mandate_exception, mandate_version, name_confirmation, operator_run, organization, organization_closure, outside_certificate, page_view, practice_response,
  reminder_run, reset, revocation, run_end, step, submission, supersession, time_acceptance, unlock
  to :app;
grant usage on sequence audit_event_id_seq, credential_status_position_seq to :app;

-- Views that concepts publish to each other: prisma/views.
grant select on
  accepted_time, account_address, amended_account, attended_session, extended_enrollment, confirmed_account,
  account_time_zone, account_with_factor, affected_unit, answered_case, answered_practice, applied_migration, begun_attempt, begun_run, begun_unit,
  cohort_learner, cohort_membership, cohort_name, cohort_stay, completed_lesson, counted_beat, counted_unit, credited_training, current_administrator, current_attendance,
  current_learner, current_outside_certificate, decided_anomaly, declared_language, division_name, division_part, done_unit, drawn_item, ended_run, enrollment_history, first_certificate, former_learner, given_course, held_account, held_certificate, held_organization,
  invalidation, issued_certificate, item_content, live_enrollment, live_second_factor_rule, logged_subject, mail_not_withdrawn, membership_cohorts, membership_detail, membership_period, named_closure, newest_run, open_account, open_provider, open_alarm, open_anomaly, open_auditor_grant, organization_name, organization_session, organization_with_provider, own_due_reminder, person,
  published_law_change, published_version, reached_step, read_encounter, reset_unit, seen_session, stopped_reminder, submitted_attempt, viewed_page, waived_unit
  to :app;

grant select on accepted_auditor, entry_time_bound to :app;
grant select, insert, update on export_schedule, group_session to :app;
grant select, insert on group_tally to :app;
-- Votes are deleted when their question closes.
grant select, insert, delete on group_vote to :app;

-- Rows that change state.
grant select, insert, update on
  auditor_grant, invitation,
  accommodation, account, active_clock, administratorship, alarm, anomaly_scan, assignment, attempt, classroom_session, division, encounter_run, enrollment, identifier_request, identifier_rule,
  join_link, legal_hold, mail, membership, outside_opening, packet, practice_plan, reading_place, record_dispute, reminder_stop, response, retention_run, saved_report, sealing_stop, seat_time_rule, second_factor_rule, share_link,
  sign_on_provider, sign_on_role, sign_on_subject, waiver, witness_place
  to :app;

grant update (name, name_key, time_zone) on organization to :app;
grant update (ended_at) on certificate_consent to :app;
grant update (left_at, left_by_id) on cohort_member to :app;
grant update (name, archived_at, archived_by_id) on cohort to :app;

-- Caches that sealing makes again from the log when they do not match the signed roots.
grant select, insert, update, delete on subject_chain to :app;
grant select, insert, update on audit_node to :app;

-- Sums that grow with each submission.
grant select, insert, update on form_statistic, item_statistic, response_statistic to :app;

-- A person may take their language back.
grant select, insert, delete on first_language to :app;
grant select, insert, update on import_column to :app;
grant select, insert, update, delete on import_draft to :app;
-- Counts that the worker makes again.
grant select, insert, update, delete on kept_count to :app;
grant select, insert, delete on refused_form, suggested_detail, sign_on_group, uncounted_submission, unsealed_event to :app;
-- Personal values of the audit log may be erased, never changed; the log itself keeps their digests.
grant select, insert, delete on audit_value to :app;
-- Deleted when a person is pseudonymized, as the text may name them.
grant select, insert, delete on course_evaluation, late_note to :app;
-- Deleted with a person's name, unless the certificate was accepted.
grant select, insert, delete on outside_file to :app;
-- Learners may delete their own notes.
grant select, insert, update, delete on reflection to :app;
-- Deleting a factor deletes its secret.
grant select, insert, update, delete on authenticator_app, passkey, recovery_code to :app;
grant select, insert, update, delete on
  growing_delay, known_device, passkey_challenge, pending_sign_in, rate_limit, registration, session, sign_on_domain, sign_on_message, sign_on_request, sign_on_session
  to :app;
-- Retention deletes these: lib/record/retention.
grant select, insert, update, delete on address_link, member_invitation, password_reset, spaced_case to :app;
grant select, insert, delete on address_confirmation, ended_session to :app;
