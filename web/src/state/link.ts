/** A case inside an address, after the # sign: compressed, in the letters that an address allows. */
import type { Case } from "../engine/types";

const pipe = async (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());

export async function packLink(given: Case): Promise<string> {
  const packed = await pipe(
    new TextEncoder().encode(JSON.stringify(given)),
    new CompressionStream("deflate-raw"),
  );
  return btoa(String.fromCharCode(...packed))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export async function unpackLink(text: string): Promise<Case> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return JSON.parse(
    new TextDecoder().decode(await pipe(bytes, new DecompressionStream("deflate-raw"))),
  ) as Case;
}
