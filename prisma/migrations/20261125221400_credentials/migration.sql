-- AlterEnum
ALTER TYPE "enrollment_kind" ADD VALUE 'recertification';

-- CreateTable
CREATE TABLE "credential" (
    "certificate_id" UUID NOT NULL,
    "json" TEXT NOT NULL,
    "jwt" TEXT NOT NULL,
    "status_position" SERIAL NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "correction" (
    "certificate_id" UUID NOT NULL,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,
    "corrected_by_id" UUID,
    "reason" TEXT NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateIndex
CREATE INDEX "certificate_issued_at_id_idx" ON "certificate"("issued_at", "id");

-- CreateIndex
CREATE INDEX "certificate_document_sha256_idx" ON "certificate_document"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "credential_status_position_key" ON "credential"("status_position");

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's language cannot say.
create trigger immutable before update or delete on credential for each row execute function refuse_change();
create trigger immutable before update or delete on correction for each row execute function refuse_change();
create trigger kept before truncate on credential for each statement execute function refuse_change();
create trigger kept before truncate on correction for each statement execute function refuse_change();
-- Administrators find a certificate by how words of the name on it begin, however apostrophes and dashes are typed
-- (lib/certificate/issued.ts).
create index certificate_words_idx on certificate using gin (array_to_tsvector(array_remove(
  regexp_split_to_array(lower(translate(name, '’ʼ‐‑–', '''''---')), '[[:space:]-]+'), '')));

-- AlterTable: last, since what reads documents waits from here to the end.
ALTER TABLE "certificate_document" ADD COLUMN     "signed_by" TEXT;
