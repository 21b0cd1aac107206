-- CreateTable
CREATE TABLE "sign_on_group" (
    "provider_id" UUID NOT NULL,
    "group_name" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "role" "membership_role" NOT NULL,

    CONSTRAINT "sign_on_group_pkey" PRIMARY KEY ("provider_id","group_name","organization_id","role")
);

-- CreateIndex
CREATE INDEX "sign_on_group_organization_id_idx" ON "sign_on_group"("organization_id");

-- AddForeignKey
ALTER TABLE "sign_on_group" ADD CONSTRAINT "sign_on_group_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "sign_on_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_group" ADD CONSTRAINT "sign_on_group_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
