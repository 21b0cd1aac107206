-- CreateTable
CREATE TABLE "mandate_exception" (
    "id" UUID NOT NULL,
    "mandate_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "authority" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID NOT NULL,

    CONSTRAINT "mandate_exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mandate_exception_account_id_mandate_id_made_at_idx" ON "mandate_exception"("account_id", "mandate_id", "made_at");

-- AddForeignKey
ALTER TABLE "mandate_exception" ADD CONSTRAINT "mandate_exception_mandate_id_fkey" FOREIGN KEY ("mandate_id") REFERENCES "mandate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate_exception" ADD CONSTRAINT "mandate_exception_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table mandate_exception add constraint mandate_exception_check check (kind in ('waiver', 'extension', 'none'));
create trigger immutable before update or delete on mandate_exception for each row execute function refuse_change();
create trigger kept before truncate on mandate_exception for each statement execute function refuse_change();
