-- CreateTable
CREATE TABLE "account_pseudonym" (
    "account_id" UUID NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pseudonym_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "account_pseudonym" ADD CONSTRAINT "account_pseudonym_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on account_pseudonym for each row execute function refuse_change();
