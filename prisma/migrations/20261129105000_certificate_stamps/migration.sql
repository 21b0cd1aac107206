-- AlterTable
ALTER TABLE "certificate_document" ADD COLUMN     "stamped_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "certificate_stamp" (
    "certificate_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "token" BYTEA NOT NULL,
    "stamped_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_stamp_pkey" PRIMARY KEY ("certificate_id","part")
);

-- CreateIndex
CREATE INDEX "certificate_stamp_sha256_idx" ON "certificate_stamp"("sha256");

-- AddForeignKey
ALTER TABLE "certificate_stamp" ADD CONSTRAINT "certificate_stamp_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table certificate_stamp add constraint part check (part in ('pdf', 'json', 'jwt'));
create trigger immutable before update or delete on certificate_stamp for each row execute function refuse_change();
create trigger kept before truncate on certificate_stamp for each statement execute function refuse_change();
