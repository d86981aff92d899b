import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Catalogue } from "../../wasm/answers";
import type { CreateKepil } from "../../wasm/kepil";

/** What there is, asked of the calculator itself as it was built. */
export async function catalogueOf(built: string): Promise<Catalogue> {
  const { default: createKepil } = (await import(pathToFileURL(join(built, "wasm/kepil.js")).href)) as {
    default: CreateKepil;
  };
  const wasm = await WebAssembly.compile(readFileSync(join(built, "wasm/kepil.wasm")));
  const kepil = await createKepil({
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(wasm, imports).then((instance) => done(instance));
      return {};
    },
  });
  const problem = kepil.open(new Uint8Array(readFileSync(join(built, "pack/rulebook.kepil"))));
  if (problem) throw new Error(problem);
  return JSON.parse(kepil.catalogue()) as Catalogue;
}
