// What kepil.js exports. Use it through loader.ts.

/** Every answer is JSON text. */
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
  readonly HEAPU8: Uint8Array;
}

export interface KepilModuleOptions {
  /** One of the two brings the code. */
  instantiateWasm?(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): unknown;
  wasmBinary?: BufferSource;
}

export type CreateKepil = (options: KepilModuleOptions) => Promise<KepilModule>;

declare const createKepil: CreateKepil;
export default createKepil;
