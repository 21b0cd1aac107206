-- CreateTable
CREATE TABLE "classroom_door" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID NOT NULL,

    CONSTRAINT "classroom_door_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "classroom_door_code_key" ON "classroom_door"("code");

-- CreateIndex
CREATE INDEX "classroom_door_session_id_idx" ON "classroom_door"("session_id");

-- AddForeignKey
ALTER TABLE "classroom_door" ADD CONSTRAINT "classroom_door_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "classroom_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on classroom_door for each row execute function refuse_change();
