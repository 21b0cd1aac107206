-- CreateTable
CREATE TABLE "group_session" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "piece_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID NOT NULL,
    "question" INTEGER NOT NULL DEFAULT 0,
    "node_id" TEXT,
    "is_open" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_vote" (
    "group_id" UUID NOT NULL,
    "question" INTEGER NOT NULL,
    "phone_hash" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "group_vote_pkey" PRIMARY KEY ("group_id","question","phone_hash")
);

-- CreateTable
CREATE TABLE "group_tally" (
    "group_id" UUID NOT NULL,
    "question" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "votes" INTEGER NOT NULL,

    CONSTRAINT "group_tally_pkey" PRIMARY KEY ("group_id","question","choice")
);

-- CreateIndex
CREATE UNIQUE INDEX "group_session_code_key" ON "group_session"("code");

-- CreateIndex
CREATE INDEX "group_session_organization_id_idx" ON "group_session"("organization_id");

-- CreateIndex
CREATE INDEX "group_session_session_id_idx" ON "group_session"("session_id");

-- AddForeignKey
ALTER TABLE "group_session" ADD CONSTRAINT "group_session_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_session" ADD CONSTRAINT "group_session_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "classroom_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_vote" ADD CONSTRAINT "group_vote_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_tally" ADD CONSTRAINT "group_tally_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on group_tally for each row execute function refuse_change();

-- A group session only goes forward, and stays as it is once it has ended.
create function guard_group_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.question < old.question
    or (new.question = old.question and new.is_open and not old.is_open)
    or (to_jsonb(new) - '{question,node_id,is_open,ended_at}'::text[])
      <> (to_jsonb(old) - '{question,node_id,is_open,ended_at}'::text[]) then
    raise exception 'group session % only goes forward', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on group_session for each row execute function guard_group_session();

-- A vote is for the open question.
create function guard_group_vote() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from group_session where id = new.group_id and question = new.question and is_open for share;
  if not found then
    raise exception 'the question is closed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert or update on group_vote for each row execute function guard_group_vote();
