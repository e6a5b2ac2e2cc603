// Runs Next's request handler against a response that is held here instead of going to a socket.
import { type IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Writable } from "node:stream";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Headers = Record<string, string | string[]>;
export type Rendered = { status: number; headers: Headers; body: Buffer };

/** Decides, once the head is known, where the body goes: `undefined` collects it here. */
type Route = (status: number, headers: Headers) => Writable | undefined;

/** Whoever renders did not finish in time. */
export class RenderTimeoutError extends Error {
  override name = "RenderTimeoutError";
}

/** Larger documents are refused rather than held. */
const LARGEST_DOCUMENT = 16 * 1_024 * 1_024;

/** A response to Next; to us, a head and then either a collected body or a stream. */
export class HeldResponse extends ServerResponse {
  readonly #route: Route;
  readonly #done: (error?: Error) => void;
  #chunks: Buffer[] = [];
  #size = 0;
  #target: Writable | undefined;

  /** @param done called once: when the body ended, or with what went wrong */
  constructor(request: IncomingMessage, route: Route, done: (error?: Error) => void) {
    super(request);
    this.#route = route;
    this.#done = done;
  }

  /** What was collected. */
  get body(): Buffer {
    return Buffer.concat(this.#chunks, this.#size);
  }

  /** The headers as Next set them, lower case. */
  get head(): Headers {
    const headers: Headers = {};
    for (const [name, value] of Object.entries(this.getHeaders())) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value : String(value);
    }
    return headers;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const given = rest.find((one) => typeof one === "object" && one !== null);
    for (const [name, value] of pairs(given)) this.setHeader(name, value);
    super.writeHead(status);
    this.#target = this.#route(status, this.head);
    this.#target?.on("drain", () => this.emit("drain"));
    return this;
  }

  override flushHeaders(): void {
    if (!this.headersSent) this.writeHead(this.statusCode);
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    this.flushHeaders();
    const bytes = toBuffer(chunk, encoding);
    const after = [encoding, callback].find((one) => typeof one === "function");
    if (typeof after === "function") queueMicrotask(() => after());
    if (this.#target) return this.#target.write(bytes);
    this.#size += bytes.length;
    if (this.#size > LARGEST_DOCUMENT) this.#fail(new Error("document too large"));
    else this.#chunks.push(bytes);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.writableEnded) return this;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") {
      this.write(chunk, encoding);
    }
    this.flushHeaders();
    this.finished = true;
    const after = [chunk, encoding, callback].find((one) => typeof one === "function");
    if (typeof after === "function") queueMicrotask(() => after());
    this.#target?.end();
    this.emit("finish");
    this.emit("close");
    this.#done();
    return this;
  }

  /** Whoever writes here may stop. @param why the reader left, unless it is something else */
  abandon(why = new Error("reader left")): void {
    if (!this.writableEnded) this.#fail(why);
  }

  #fail(error: Error): void {
    this.#chunks = [];
    this.#size = 0;
    this.destroy();
    this.emit("close");
    this.#done(error);
  }
}

function pairs(given: unknown): Array<[string, string | string[]]> {
  if (Array.isArray(given)) {
    const found: Array<[string, string]> = [];
    for (let at = 0; at + 1 < given.length; at += 2) {
      found.push([String(given[at]), String(given[at + 1])]);
    }
    return found;
  }
  return Object.entries(given ?? {}).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string") {
    return Buffer.from(
      chunk,
      typeof encoding === "string" && Buffer.isEncoding(encoding) ? encoding : "utf8",
    );
  }
  if (chunk instanceof Uint8Array)
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError("a response body is text or bytes");
}

/**
 * Renders a document that belongs to nobody: no client's headers, no connection that could break.
 * @param url path and query for Next
 * @param headers all that Next gets to know of the request
 * @param timeout milliseconds until a render counts as failed
 * @throws RenderTimeoutError, or what the handler throws
 */
export function renderAlone(
  handler: Handler,
  url: string,
  headers: IncomingHttpHeaders,
  timeout: number,
): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = url;
  request.httpVersion = "1.1";
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.headers = { ...headers };
  request.push(null);
  return new Promise((resolve, reject) => {
    const response: HeldResponse = new HeldResponse(
      request,
      () => undefined,
      (error) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve({ status: response.statusCode, headers: response.head, body: response.body });
      },
    );
    const timer = setTimeout(() => response.abandon(new RenderTimeoutError()), timeout);
    handler(request, response).catch((error: unknown) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
