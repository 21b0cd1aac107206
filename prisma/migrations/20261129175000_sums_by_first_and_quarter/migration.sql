-- Sums by first attempt and quarter, with omissions. Every submission is counted again: no attempt is ever deleted.
delete from response_statistic;
delete from item_statistic;
delete from form_statistic;
delete from uncounted_submission;
insert into uncounted_submission (attempt_id) select attempt_id from submission;

alter table "form_statistic" drop constraint "form_statistic_pkey",
  add column "first" boolean not null,
  add column "quarter" date not null,
  add constraint "form_statistic_pkey" primary key ("unit_id", "form_items", "first", "quarter");

alter table "item_statistic" drop constraint "item_statistic_pkey",
  add column "first" boolean not null,
  add column "quarter" date not null,
  add column "omitted" integer not null,
  add constraint "item_statistic_pkey" primary key ("unit_id", "form_items", "item_hash", "first", "quarter");

alter table "response_statistic" drop constraint "response_statistic_pkey",
  add column "first" boolean not null,
  add constraint "response_statistic_pkey" primary key ("unit_id", "form_items", "item_hash", "token", "first");
