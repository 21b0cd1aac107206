-- Entries that decide whether a certificate is valid, however often it was viewed.
create index audit_event_certificate_idx on audit_event (object)
  where action in ('certificate.issued', 'certificate.corrected', 'certificate.updated', 'certificate.superseded', 'certificate.revoked');
create index audit_event_replaced_idx on audit_event ((details ->> 'supersedes'))
  where action in ('certificate.issued', 'certificate.corrected', 'certificate.updated', 'certificate.superseded', 'certificate.revoked');
