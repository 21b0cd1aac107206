-- CreateTable
CREATE TABLE "attested_identifier" (
    "attempt_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "attested_identifier_pkey" PRIMARY KEY ("attempt_id","organization_id")
);

-- What was attested until now, where an organization asked: one each.
insert into attested_identifier (attempt_id, organization_id, label, value)
select attempt_id, organization_id, identifier_label, identifier from attestation where identifier is not null;

-- AddForeignKey
ALTER TABLE "attested_identifier" ADD CONSTRAINT "attested_identifier_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attestation"("attempt_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attested_identifier" ADD CONSTRAINT "attested_identifier_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- DropForeignKey
ALTER TABLE "attestation" DROP CONSTRAINT "attestation_organization_id_fkey";

-- AlterTable, and with the columns goes attestation_identifier_check.
ALTER TABLE "attestation" DROP COLUMN "identifier",
DROP COLUMN "identifier_label",
DROP COLUMN "organization_id";

-- What Prisma's language cannot say.
create trigger immutable before update or delete on attested_identifier for each row execute function refuse_change();
create trigger kept before truncate on attested_identifier for each statement execute function refuse_change();
