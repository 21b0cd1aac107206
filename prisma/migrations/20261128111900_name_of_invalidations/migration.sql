-- prisma/views has it as `invalidation` now.
drop view if exists taken_back;
