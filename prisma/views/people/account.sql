create or replace view person as select id, name, email from account;

create or replace view account_address as select id, name, email, email_key from account;

create or replace view open_account as
  select id, name, email from account a where not exists (select from account_closure c where c.account_id = a.id);

-- Open, with a confirmed address. Only these people get mail and roles.
create or replace view confirmed_account as
  select id, name, email from account a
  where not exists (select from account_closure c where c.account_id = a.id)
    and exists (select from address_confirmation c where c.account_id = a.id and c.email_key = a.email_key);

create or replace view current_administrator as
  select account_id, granted_at from administratorship where ended_at is null;

-- Closed accounts that still have the person's name and address.
create or replace view named_closure as
  select a.id as account_id, a.email_key from account a join account_closure c on c.account_id = a.id
  where not exists (select from account_pseudonym p where p.account_id = a.id);

-- Only people who agreed to a comparison of items have a row.
create or replace view declared_language as select account_id, language from first_language;

-- When each session of a person that has not been removed was last used.
create or replace view seen_session as select account_id, seen_at from session;
