// Serves the built page as a plain host would: right types and compression. The content-security policy is in the page itself.
// usage: node web/serve.mjs FOLDER [PORT]; port 0 takes any free one. Also imported by the browser tests.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".kepil": "application/octet-stream",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** Names with a hash in them never change what they hold. */
const hashed = /-[\w-]{8,}\.\w+$/;
const compressed = new Map();

function compress(path, body) {
  const known = compressed.get(path);
  if (known?.body.equals(body)) {
    return known.packed;
  }
  const packed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  compressed.set(path, { body, packed });
  return packed;
}

/** Listens on localhost and resolves with the server and its address. */
export function serve(folder, port = 0) {
  const server = createServer(async (request, response) => {
    try {
      const name = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
      const path = join(folder, name.endsWith(sep) ? `${name}index.html` : name);
      const body = await readFile(path);
      const type = types[extname(path)] ?? "application/octet-stream";
      const all = {
        ...headers,
        "Content-Type": type,
        "Cache-Control": hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
        Vary: "Accept-Encoding",
      };
      if (/\bbr\b/.test(request.headers["accept-encoding"] ?? "") && !type.startsWith("image/png")) {
        response.writeHead(200, { ...all, "Content-Encoding": "br" }).end(compress(path, body));
      } else {
        response.writeHead(200, all).end(body);
      }
    } catch {
      response.writeHead(404, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end("not found\n");
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () =>
      resolve({ server, address: `http://localhost:${server.address().port}/` }),
    );
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  const { address } = await serve(folder, Number(port));
  console.log(`Kepil is on ${address} (stop it with Ctrl+C)`);
}
