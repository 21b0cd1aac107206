-- lib/platform/words.ts alone names the default time zone.
alter table organization alter column time_zone drop default;
