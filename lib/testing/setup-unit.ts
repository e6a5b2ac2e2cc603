// Keeps unit tests away from databases: connecting is refused, and fails the test even if it is caught.
import pg from "pg";
import { afterEach } from "vitest";

let touched = false;

pg.Client.prototype.connect = () => {
  touched = true;
  throw new Error("A unit test asked for a database; name the file *.db.test.ts.");
};

afterEach(() => {
  if (!touched) return;
  touched = false;
  throw new Error("This unit test touched a database; name the file *.db.test.ts.");
});
