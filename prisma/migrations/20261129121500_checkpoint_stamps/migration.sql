-- CreateTable
CREATE TABLE "checkpoint_stamp" (
    "size" BIGINT NOT NULL,
    "token" BYTEA NOT NULL,
    "stamped_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkpoint_stamp_pkey" PRIMARY KEY ("size")
);

-- AddForeignKey
ALTER TABLE "checkpoint_stamp" ADD CONSTRAINT "checkpoint_stamp_size_fkey" FOREIGN KEY ("size") REFERENCES "audit_checkpoint"("size") ON DELETE RESTRICT ON UPDATE CASCADE;

create trigger immutable before update or delete on checkpoint_stamp for each row execute function refuse_change();
create trigger kept before truncate on checkpoint_stamp for each statement execute function refuse_change();
