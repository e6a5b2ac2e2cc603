// The baseline of the cached page: bare Node http that sends one body with one head, and nothing else.
// Arguments: port, a file with the head as a JSON list of names and values, a file with the body.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { z } from "zod";

const [port = "", headFile = "", bodyFile = ""] = process.argv.slice(2);
const head = z.array(z.string()).parse(JSON.parse(readFileSync(headFile, "utf8")));
const body = readFileSync(bodyFile);

createServer((_request, response) => {
  response.writeHead(200, head);
  response.end(body);
}).listen(Number(port), "127.0.0.1");
