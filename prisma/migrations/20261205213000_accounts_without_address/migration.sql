-- Someone without an address signs in with the code of their invitation.
alter table account add constraint account_address_or_code check (email <> '' or email_key ~ '^[0-9a-hjkmnp-tv-z]{10}$');
