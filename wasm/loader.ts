// Opens the calculator: kepil.wasm and a packed rulebook in, typed answers out. Whatever is passed to an opened calculator, it answers and
// never throws; only opening can fail (no network, no rulebook), and then it says why.
import type { Advice, Assessment, Case, Catalogue, DateText, Explanation, History, Refusal, Timeline } from './answers';
import type { CreateKepil, KepilModule } from './kepil';

export type * from './answers';

/** An address, a response that is on its way, or the bytes themselves. */
export type Source = string | URL | Response | Promise<Response> | ArrayBuffer | Uint8Array;

export interface Sources {
  /** The default export of kepil.js. */
  createKepil: CreateKepil;
  /** kepil.wasm */
  wasm: Source;
  /** rulebook.kepil */
  rulebook: Source;
}

export interface Calculator {
  assess(facts: Case, today: DateText): Assessment | Refusal;
  /** `index`: the place in the list (from 0), or `null` where the measure speaks of no list. */
  explain(facts: Case, measure: string, index: number | null, today: DateText): Explanation | Refusal;
  /** What changes in the `years` (1 to 50) after the day of application, and when. */
  timeline(facts: Case, years: number, today: DateText): Timeline | Refusal;
  /** What was due in each month since `from`, what can still be claimed, and what is lost. */
  history(facts: Case, from: DateText, today: DateText): History | Refusal;
  /** What would turn a refusal, and which choice is worth more. */
  advise(facts: Case, today: DateText): Advice | Refusal;
  catalogue(): Catalogue;
  /** Formulas and sources for `explain`, from reasons.kepil; before they are there its formulas are empty. */
  addReasons(reasons: Source): Promise<void>;
  /** Bytes of memory in use by the instance. */
  memory(): number;
}

export async function openCalculator({ createKepil, wasm, rulebook }: Sources): Promise<Calculator> {
  const [compiled, pack] = await Promise.all([compile(wasm), bytes(rulebook)]);
  const kepil = await instantiate(createKepil, compiled);
  const problem = kepil.open(pack);
  if (problem !== '') {
    throw new Error(`rulebook.kepil cannot be opened: ${problem}`);
  }
  return {
    assess: (facts, today) => answer<Assessment>(() => kepil.assess(JSON.stringify(facts), today)),
    explain: (facts, measure, index, today) =>
      answer<Explanation>(() => kepil.explain(JSON.stringify(facts), measure, index ?? -1, today)),
    timeline: (facts, years, today) => answer<Timeline>(() => kepil.timeline(JSON.stringify(facts), years, today)),
    history: (facts, from, today) => answer<History>(() => kepil.history(JSON.stringify(facts), from, today)),
    advise: (facts, today) => answer<Advice>(() => kepil.advise(JSON.stringify(facts), today)),
    catalogue: () => JSON.parse(kepil.catalogue()) as Catalogue,
    addReasons: async (reasons) => {
      const refused = kepil.addReasons(await bytes(reasons));
      if (refused !== '') {
        throw new Error(`reasons.kepil cannot be read: ${refused}`);
      }
    },
    memory: () => kepil.HEAPU8.length,
  };
}

/** What JSON cannot write (a circle, a BigInt) is no case, and says so in the same words as the core does. */
function answer<T>(call: () => string): T | Refusal {
  try {
    return JSON.parse(call()) as T;
  } catch {
    return { errors: [{ code: 'not_json', pointer: '' }] };
  }
}

async function instantiate(createKepil: CreateKepil, compiled: WebAssembly.Module): Promise<KepilModule> {
  // Emscripten waits for ever if its own instantiation fails, so the failure is listened for here.
  return new Promise((resolve, reject) => {
    createKepil({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

async function compile(source: Source): Promise<WebAssembly.Module> {
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) {
    return WebAssembly.compile(source as BufferSource);
  }
  const response = await fetched(source);
  // Streaming compiles while it downloads, and lets the browser keep the machine code; servers that do not know the type spoil only that.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function bytes(source: Source): Promise<Uint8Array> {
  if (source instanceof Uint8Array) {
    return source;
  }
  return new Uint8Array(source instanceof ArrayBuffer ? source : await (await fetched(source)).arrayBuffer());
}

async function fetched(source: string | URL | Response | Promise<Response>): Promise<Response> {
  const response = await (typeof source === 'string' || source instanceof URL ? fetch(source) : source);
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  }
  return response;
}
