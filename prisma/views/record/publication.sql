create or replace view published_version as
  select id, course_id, hash, edition, title, law_as_of, outline, minutes, published_at from course_version;

create or replace view published_law_change as
  select course_version_id, course_id, changes, published_at from law_change;
