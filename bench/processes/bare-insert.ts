// The baseline of signing: bare Node http and pg, which insert one row with a unique index a request.
// Arguments: port; the environment has DATABASE_URL and DATABASE_POOL.
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { z } from "zod";

const port = Number(process.argv[2]);
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL),
});
await pool.query(`CREATE TABLE bench_bare (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE)`);
const given = z.object({ email: z.string() });

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

createServer(async (request, response) => {
  if (request.method === "POST") {
    const { email } = given.parse(JSON.parse(await read(request)));
    await pool.query({
      name: "insert",
      text: "INSERT INTO bench_bare (email) VALUES ($1)",
      values: [email],
    });
  }
  response.writeHead(202);
  response.end("ok");
}).listen(port, "127.0.0.1");
