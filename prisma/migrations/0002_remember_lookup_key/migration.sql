-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "lookup_key_name" TEXT;
