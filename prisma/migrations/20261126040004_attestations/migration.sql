-- CreateTable
CREATE TABLE "attestation" (
    "attempt_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organization_id" UUID,
    "identifier_label" TEXT,
    "identifier" TEXT,
    "text_version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "attested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "identifier_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "identifier_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attestation_account_id_idx" ON "attestation"("account_id");

-- CreateIndex
CREATE INDEX "identifier_request_organization_id_idx" ON "identifier_request"("organization_id");

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifier_request" ADD CONSTRAINT "identifier_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on attestation for each row execute function refuse_change();
create unique index identifier_request_live_key on identifier_request (organization_id) where ended_at is null;
alter table attestation add constraint attestation_identifier_check
  check (num_nonnulls(organization_id, identifier_label, identifier) in (0, 3));
