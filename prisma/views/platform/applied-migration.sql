-- For /api/ready, which compares it with this build's migrations; the app may not read Prisma's own table.
create or replace view applied_migration as
  select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null;
