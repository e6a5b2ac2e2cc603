-- AlterTable
ALTER TABLE "endorsement" ADD COLUMN     "agreed_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "synthetic" BOOLEAN NOT NULL DEFAULT false;

-- Hand-written from here on: what Prisma's schema cannot say. Regenerating (npm run migration -- --redo) keeps this part.

-- Nobody decides about what its contact has not confirmed, nobody decides both, and who takes it back is erased.
ALTER TABLE "endorsement"
  ADD CONSTRAINT "endorsement_confirmed_first" CHECK (confirmed_at IS NOT NULL OR num_nonnulls(approved_at, declined_at, withdrawn_at) = 0),
  ADD CONSTRAINT "endorsement_decided_once" CHECK (num_nonnulls(approved_at, declined_at) < 2),
  ADD CONSTRAINT "endorsement_withdrawn_is_erased" CHECK (withdrawn_at IS NULL OR erased_at IS NOT NULL);

-- What a petition's page counts, however many wait.
CREATE INDEX "endorsement_standing" ON "endorsement" (petition_id, approved_at DESC, id DESC) WHERE approved_at IS NOT NULL AND declined_at IS NULL AND withdrawn_at IS NULL;
