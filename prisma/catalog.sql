-- The database's code as the asking role sees it: a row for each object that decides what the record says or who may change it.
-- Needs `search_path = pg_catalog`: no other schema's object answers then, and Postgres prints names with their schemas.
with
owner_of_record as (select relowner as id from pg_class where oid = to_regclass('public.audit_event')),
asker as (select oid as id, pg_has_role(coalesce((select id from owner_of_record), oid), 'usage') as is_owner
  from pg_roles where rolname = current_user),
of_extension as (select classid, objid from pg_depend where deptype = 'e'),
relation as (
  select c.*, case when c.relowner = (select id from owner_of_record) then '' else concat('; owned by ', c.relowner::regrole) end as owned
  from pg_class c where relnamespace = to_regnamespace('public')
    and not exists (select from of_extension where classid = 'pg_class'::regclass and objid = c.oid)),
granted as (
  select c.relname as what, acl.* from relation c, aclexplode(c.relacl) acl
  union all select c.relname || '.' || a.attname, acl.*
    from relation c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) acl
  union all select 'schema public', acl.* from pg_namespace n, aclexplode(n.nspacl) acl where n.nspname = 'public'),
setting(name, usual) as (values ('search_path', '"$user", public'), ('row_security', 'on'), ('session_replication_role', 'origin'), ('role', 'none'),
  ('transform_null_equals', 'off'), ('standard_conforming_strings', 'on'), ('session_preload_libraries', ''), ('local_preload_libraries', ''))
select 'server' as kind, current_setting('server_version_num') as name, '' as text
union all select 'asker', current_user, case when is_owner then 'owner' end from asker
union all select 'table', relname, concat_ws('; ', concat(relkind, relpersistence, owned),
    case when relrowsecurity or relforcerowsecurity then 'with row-level security' end,
    (select string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
        nullif(attidentity, ''), nullif(attgenerated, ''), pg_get_expr(adbin, adrelid)), ', ' order by attname)
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = relation.oid and attnum > 0 and not attisdropped))
  from relation where relkind not in ('v', 'i', 'I', 'S', 't')
union all select 'view', relname, concat(reloptions, owned, ' ', pg_get_viewdef(oid)) from relation where relkind = 'v'
union all select 'sequence', relname, concat(format_type(seqtypid, null), ' ', seqstart, ' ', seqincrement, ' ', seqmin, ' ', seqmax,
    ' ', seqcycle, owned)
  from relation join pg_sequence on seqrelid = oid
union all select 'child table', concat(inhrelid::regclass, ' of ', relname), '' from relation join pg_inherits on inhparent = oid
union all select 'function', concat(proname, '(', pg_get_function_identity_arguments(p.oid), ')'),
    concat_ws('; ', prokind, lanname, provolatile, case when prosecdef then 'security definer' end, case when proisstrict then 'strict' end,
      pg_get_function_result(p.oid), proconfig, prosrc, pg_get_function_sqlbody(p.oid),
      case when proowner <> (select id from owner_of_record) then concat('owned by ', proowner::regrole) end)
  from pg_proc p join pg_language l on l.oid = prolang
  where pronamespace = to_regnamespace('public')
    and not exists (select from of_extension where classid = 'pg_proc'::regclass and objid = p.oid)
union all select 'trigger', concat(tgname, ' of ', relname), concat(pg_get_triggerdef(t.oid), case tgenabled when 'O' then '' else
    concat('; enabled: ', tgenabled) end, case when not relhastriggers then '; ignored' end)
  from relation join pg_trigger t on tgrelid = relation.oid where not tgisinternal or tgenabled <> 'O' or not relhastriggers
union all select 'rule', concat(rulename, ' of ', relname), pg_get_ruledef(r.oid)
  from relation join pg_rewrite r on ev_class = relation.oid where rulename <> '_RETURN'
union all select 'policy', concat(polname, ' of ', relname), concat(polcmd, polpermissive, pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid))
  from relation join pg_policy on polrelid = relation.oid
union all select 'constraint', concat(conname, ' of ', coalesce(relname, contypid::regtype::text)), pg_get_constraintdef(c.oid)
  from pg_constraint c left join relation on relation.oid = conrelid
  where connamespace = to_regnamespace('public') and contype not in ('n', 't') and (relname is not null or contypid <> 0)
union all select 'index', i.relname, concat(pg_get_indexdef(indexrelid), case when not indisvalid then '; not valid' end)
  from pg_index join relation i on i.oid = indexrelid where indisunique
union all select 'type', typname, concat(format_type(nullif(typbasetype, 0), typtypmod),
    (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
  from pg_type t where typnamespace = to_regnamespace('public') and typtype in ('d', 'e', 'r')
    and not exists (select from of_extension where classid = 'pg_type'::regclass and objid = t.oid)
-- Found before ours, or instead of them, if a search path allows it.
union all select 'shadow', concat(nspname, '.', c.relname), '' from pg_class c join pg_namespace n on n.oid = relnamespace
  where nspname <> 'public' and nspname not like 'pg\_t%' and nspname <> 'information_schema' and c.oid >= 16384
    and (nspname = 'pg_catalog' or relname in (select relname from relation where relkind in ('r', 'v')))
    and not exists (select from of_extension where classid = 'pg_class'::regclass and objid = c.oid)
union all select 'shadow', concat(nspname, '.', proname, '()'), '' from pg_proc p join pg_namespace n on n.oid = pronamespace
  where nspname <> 'public' and nspname not like 'pg\_t%' and p.oid >= 16384
    and (nspname = 'pg_catalog' or proname in (select proname from pg_proc where pronamespace in (to_regnamespace('public'), to_regnamespace('pg_catalog'))))
    and not exists (select from of_extension where classid = 'pg_proc'::regclass and objid = p.oid)
union all select 'operator', o.oid::regoperator::text, '' from pg_operator o
  where o.oid >= 16384 and not exists (select from of_extension where classid = 'pg_operator'::regclass and objid = o.oid)
union all select 'cast', concat(format_type(castsource, null), ' to ', format_type(casttarget, null)), '' from pg_cast c
  where c.oid >= 16384 and not exists (select from of_extension where classid = 'pg_cast'::regclass and objid = c.oid)
union all select 'event trigger', evtname, concat(evtevent, ' ', evtfoid::regproc, ' ', evtenabled) from pg_event_trigger e
  where not exists (select from of_extension where classid = 'pg_event_trigger'::regclass and objid = e.oid)
union all select 'extension', extname, '' from pg_extension
-- Of this database, or of everyone's, the owner's, and the asking role's sessions in it.
union all select 'setting', concat(line, ' for ', case when setrole = 0 then 'all' else setrole::regrole::text end,
    case when setdatabase <> 0 then concat(' in database ', quote_ident(current_database())) end), ''
  from pg_db_role_setting, unnest(setconfig) line join setting on starts_with(line, name || '=')
  where setdatabase in (0, (select oid from pg_database where datname = current_database()))
    and setrole in (0, (select id from asker), (select id from owner_of_record))
union all select 'session', concat(name, '=', value), ''
  from setting join pg_settings live using (name),
    nullif(case name when 'search_path' then live.reset_val else live.setting end, usual) value
  where value is not null
union all select 'right', concat(word, ' on ', relname), '' from relation, unnest('{select,insert,update,delete,truncate}'::text[]) word
  where relkind in ('r', 'v') and has_table_privilege(relation.oid, word)
union all select 'right', concat('usage on ', relname), '' from relation where case when relkind = 'S' then has_sequence_privilege(oid, 'usage') end
union all select 'right', concat(word, ' ', attname, ' on ', relname), '' from relation join pg_attribute on attrelid = relation.oid,
    unnest('{insert,update}'::text[]) word
  where attacl is not null and not attisdropped and has_column_privilege(relation.oid, attnum, word)
    and not has_table_privilege(relation.oid, word)
union all select 'right', concat(word, ' on schema public'), '' from unnest('{usage,create}'::text[]) word
  where has_schema_privilege('public', word)
union all select 'grant', concat(lower(privilege_type), ' on ', what, ' to ', grantee::regrole), '' from granted, asker
  where privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES', 'CREATE')
    and grantee not in (0, asker.id, (select id from owner_of_record), 'pg_database_owner'::regrole)
