-- CreateTable
CREATE TABLE "late_note" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "late_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "late_note_account_id_idx" ON "late_note"("account_id");

-- CreateIndex
CREATE INDEX "late_note_organization_id_said_at_idx" ON "late_note"("organization_id", "said_at");

-- AddForeignKey
ALTER TABLE "late_note" ADD CONSTRAINT "late_note_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_note" ADD CONSTRAINT "late_note_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say. A note is deleted with the person's name, and never changed.
create trigger immutable before update on late_note for each row execute function refuse_change();
