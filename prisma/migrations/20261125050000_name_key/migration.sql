-- People are listed and found by the letters of their names without marks (lib/organization/name-key.ts), by code point:
-- the same order whatever the locale of the database, and the beginning of a name is a range of the index.
alter table membership alter column name_key type text collate "C";
update membership set name_key = lower(regexp_replace(normalize(name_key, NFKD), '[\u0300-\u036f]', '', 'g'));
update membership set name_key =
  replace(replace(replace(replace(translate(name_key, 'øłđðı', 'olddi'), 'þ', 'th'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')
  where name_key ~ '[øłđðıþßæœ]';
