create or replace view person as select id, name, email from account;

create or replace view open_account as
  select id, name, email from account a where not exists (select from account_closure c where c.account_id = a.id);

create or replace view current_administrator as
  select account_id, granted_at from administratorship where ended_at is null;
