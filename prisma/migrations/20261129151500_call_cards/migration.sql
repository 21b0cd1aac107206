-- CreateTable
CREATE TABLE "call_card" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "replaces_id" UUID,
    "supervisor" TEXT,
    "prosecutor" TEXT,
    "advocate" TEXT,
    "shelter" TEXT,
    "interpreter" TEXT,
    "interpreter_account" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID NOT NULL,

    CONSTRAINT "call_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "call_card_organization_id_replaces_id_key" ON "call_card"("organization_id", "replaces_id");

-- AddForeignKey
ALTER TABLE "call_card" ADD CONSTRAINT "call_card_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index call_card_first on call_card (organization_id) where replaces_id is null;
create trigger immutable before update or delete on call_card for each row execute function refuse_change();
create trigger kept before truncate on call_card for each statement execute function refuse_change();
