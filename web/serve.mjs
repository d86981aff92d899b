// Serves a folder as a real server should: compressed, with the headers of the deploy notes, and long-lived names cached.
// usage: node serve.mjs FOLDER PORT
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** Names under files/ change with their content; the icon is asked for anew with every change of the address. */
function cacheFor(path) {
  if (path.startsWith("/files/")) return "public, max-age=31536000, immutable";
  return path === "/icon.svg" ? "public, max-age=86400" : "no-cache";
}

const compressors = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (body) => promisify(gzip)(body),
};

export async function serve(folder, port = 0) {
  const kept = new Map();
  async function compressed(file, body, coding) {
    const key = `${coding} ${file}`;
    const known = kept.get(key);
    if (known?.source.equals(body)) return known.result;
    const result = await compressors[coding](body);
    kept.set(key, { source: body, result });
    return result;
  }
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const body = await readFile(file);
      const accepted = request.headers["accept-encoding"] ?? "";
      const coding = ["br", "gzip"].find((name) => accepted.includes(name));
      response.writeHead(200, {
        ...HEADERS,
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Cache-Control": cacheFor(path),
        ...(coding && { "Content-Encoding": coding, Vary: "Accept-Encoding" }),
      });
      response.end(coding ? await compressed(file, body, coding) : body);
    } catch {
      response.writeHead(404, HEADERS).end();
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: chosen } = server.address();
  return { address: `http://localhost:${chosen}/`, close: () => server.close() };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  const { address } = await serve(folder, Number(port));
  console.log(`Kepil: ${address}  (Ctrl+C stops it)`);
}
