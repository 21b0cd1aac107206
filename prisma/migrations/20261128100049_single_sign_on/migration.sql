-- CreateEnum
CREATE TYPE "sign_on_kind" AS ENUM ('oidc', 'saml');

-- CreateTable
CREATE TABLE "sign_on_provider" (
    "id" UUID NOT NULL,
    "kind" "sign_on_kind" NOT NULL,
    "organization_id" UUID,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT,
    "client_secret" TEXT,
    "entry_point" TEXT,
    "logout_url" TEXT,
    "certificates" TEXT[],
    "groups_name" TEXT NOT NULL,
    "coordinator_groups" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "sign_on_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_on_domain" (
    "domain" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,

    CONSTRAINT "sign_on_domain_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "sign_on_subject" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_subject_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "sign_on_role" (
    "membership_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_on_role_pkey" PRIMARY KEY ("membership_id")
);

-- CreateTable
CREATE TABLE "sign_on_session" (
    "session_id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "provider_session" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_session_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "sign_on_request" (
    "id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "account_id" UUID,
    "vouched" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_on_message" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_on_provider_organization_id_idx" ON "sign_on_provider"("organization_id");

-- CreateIndex
CREATE INDEX "sign_on_domain_provider_id_idx" ON "sign_on_domain"("provider_id");

-- CreateIndex
CREATE INDEX "sign_on_subject_account_id_idx" ON "sign_on_subject"("account_id");

-- CreateIndex
CREATE INDEX "sign_on_role_provider_id_idx" ON "sign_on_role"("provider_id");

-- CreateIndex
CREATE INDEX "sign_on_session_issuer_subject_idx" ON "sign_on_session"("issuer", "subject");

-- CreateIndex
CREATE INDEX "sign_on_session_started_at_idx" ON "sign_on_session"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_on_request_token_hash_key" ON "sign_on_request"("token_hash");

-- CreateIndex
CREATE INDEX "sign_on_request_expires_at_idx" ON "sign_on_request"("expires_at");

-- CreateIndex
CREATE INDEX "sign_on_message_expires_at_idx" ON "sign_on_message"("expires_at");

-- AddForeignKey
ALTER TABLE "sign_on_provider" ADD CONSTRAINT "sign_on_provider_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_domain" ADD CONSTRAINT "sign_on_domain_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "sign_on_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_subject" ADD CONSTRAINT "sign_on_subject_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "sign_on_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_subject" ADD CONSTRAINT "sign_on_subject_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_role" ADD CONSTRAINT "sign_on_role_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_role" ADD CONSTRAINT "sign_on_role_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "sign_on_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_session" ADD CONSTRAINT "sign_on_session_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "sign_on_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_request" ADD CONSTRAINT "sign_on_request_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "sign_on_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
