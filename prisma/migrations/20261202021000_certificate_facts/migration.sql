-- Entries that say what a certificate's facts and files are, however often it was viewed.
create index audit_event_certificate_files_idx on audit_event (object)
  where action in ('certificate.facts-recorded', 'key.used', 'certificate.drawn', 'certificate.drawn-late');
-- /verify reads the table itself: SQL can replace a view.
drop view if exists certificate_entry;
