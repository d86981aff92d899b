// Between JavaScript and kepil.wasm: text and bytes go in, text comes out. What cannot be taken is refused here, in the words of the core,
// before anything is copied.

/** A case longer than this the core would refuse (Calculator::max_case_bytes); a character is at least one byte. */
const MAX_CASE = 65536;
/** A date or an id. */
const MAX_WORD = 256;
/** No list is that long, so it names no element. */
const NO_SUCH_INDEX = 1_000_000;

const refusal = (code) => `{"errors":[{"code":"${code}","pointer":""}]}`;
const word = (text) => (typeof text === 'string' && text.length <= MAX_WORD ? text : '');
const whole = (number) =>
  typeof number !== 'number' ? -1 : number >= -1 && number < NO_SUCH_INDEX ? Math.trunc(number) : NO_SUCH_INDEX;

async function instance({ instantiateWasm, wasmBinary }, imports) {
  if (wasmBinary) return (await WebAssembly.instantiate(wasmBinary, imports)).instance;
  return new Promise((resolve) => instantiateWasm(imports, resolve));
}

/** The bare functions. `instantiateWasm(imports, done)` or `wasmBinary` bring the code. */
export default async function createKepil(options) {
  let exports;
  const trap = () => {
    throw new Error('kepil.wasm stopped');
  };
  const imports = {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit: trap },
  };
  ({ exports } = await instance(options, imports));
  exports._initialize();
  let opened = false;

  const bytes = () => new Uint8Array(exports.memory.buffer);
  const answered = (length) => {
    const start = exports.kepil_answer();
    return new TextDecoder().decode(bytes().subarray(start, start + length));
  };
  /** Lays the parts side by side; answers with their lengths. */
  const lay = (...parts) => {
    const room = exports.kepil_room(parts.reduce((sum, part) => sum + part.length, 0));
    const memory = bytes();
    let place = room;
    for (const part of parts) {
      memory.set(part, place);
      place += part.length;
    }
    return parts.map((part) => part.length);
  };
  const encode = (text) => new TextEncoder().encode(text);
  const layCase = (given, today, ...more) => lay(encode(given), encode(word(today)), ...more);
  const refused = (given) =>
    !opened
      ? refusal('no_rulebook')
      : typeof given !== 'string'
        ? refusal('not_json')
        : given.length > MAX_CASE
          ? refusal('too_large')
          : '';
  const laidBytes = (pack) => lay(pack instanceof Uint8Array ? pack : new Uint8Array());

  return {
    open(pack) {
      laidBytes(pack);
      const problem = answered(exports.kepil_open());
      opened ||= problem === '';
      return problem;
    },
    addReasons(pack) {
      if (!opened) return 'open a rulebook first';
      laidBytes(pack);
      return answered(exports.kepil_add_reasons());
    },
    assess: (given, today) => refused(given) || answered(exports.kepil_assess(...layCase(given, today))),
    explain(given, measure, index, today) {
      return refused(given) || answered(exports.kepil_explain(...layCase(given, today, encode(word(measure))), whole(index)));
    },
    timeline: (given, years, today) => refused(given) || answered(exports.kepil_timeline(...layCase(given, today), whole(years))),
    history: (given, from, today) =>
      refused(given) || answered(exports.kepil_history(...layCase(given, today, encode(word(from))))),
    advise: (given, today) => refused(given) || answered(exports.kepil_advise(...layCase(given, today))),
    catalogue: () => (opened ? answered(exports.kepil_catalogue()) : refusal('no_rulebook')),
    /** The memory of the instance; its length shows how far it has grown. */
    get HEAPU8() {
      return bytes();
    },
  };
}
