// What kepil.js exports (Emscripten 3.1 writes no types). Use it through loader.ts.

/** The functions of kepil_wasm.cpp; every answer is JSON text. */
export interface KepilModule {
  /** Takes a packed rulebook; answers with what is wrong with it, or with the empty string. */
  open(rulebook: Uint8Array): string;
  /** Takes the reasons of the opened rulebook, for `explain`; answers as `open` does. */
  addReasons(reasons: Uint8Array): string;
  assess(caseJson: string, today: string): string;
  explain(caseJson: string, measure: string, index: number, today: string): string;
  timeline(caseJson: string, years: number, today: string): string;
  history(caseJson: string, from: string, today: string): string;
  advise(caseJson: string, today: string): string;
  catalogue(): string;
  /** The memory of the instance; its length shows how far it has grown. */
  HEAPU8: Uint8Array;
}

export interface KepilModuleOptions {
  instantiateWasm?(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}

export type CreateKepil = (options?: KepilModuleOptions) => Promise<KepilModule>;

declare const createKepil: CreateKepil;
export default createKepil;
