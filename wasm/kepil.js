// Between JavaScript and kepil.wasm: text and bytes go in, text comes out. What cannot be taken is refused here, in the words of the core,
// before anything is copied.

/** A case longer than this the core would refuse (Calculator::max_case_bytes); a character is at least one byte. */
const MAX_CASE = 65536;
/** Of a character, in UTF-8. */
const MOST_BYTES = 3;
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
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  const bytes = () => new Uint8Array(exports.memory.buffer);
  const answered = (length) => {
    const start = exports.kepil_answer();
    return decoder.decode(bytes().subarray(start, start + length));
  };
  /** Lays a case and words side by side, without a copy on the way; answers with their lengths in bytes. */
  const layCase = (given, ...words) => {
    const texts = [given, ...words.map(word)];
    let place = exports.kepil_room(texts.reduce((sum, text) => sum + MOST_BYTES * text.length, 0));
    const memory = bytes();
    return texts.map((text) => {
      const { written } = encoder.encodeInto(text, memory.subarray(place));
      place += written;
      return written;
    });
  };
  const refused = (given) =>
    !opened
      ? refusal('no_rulebook')
      : typeof given !== 'string'
        ? refusal('not_json')
        : given.length > MAX_CASE
          ? refusal('too_large')
          : '';
  const layPack = (pack) => {
    const given = pack instanceof Uint8Array ? pack : new Uint8Array();
    const room = exports.kepil_room(given.length);
    bytes().set(given, room);
  };

  return {
    open(pack) {
      layPack(pack);
      const problem = answered(exports.kepil_open());
      opened ||= problem === '';
      return problem;
    },
    addReasons(pack) {
      if (!opened) return 'open a rulebook first';
      layPack(pack);
      return answered(exports.kepil_add_reasons());
    },
    assess: (given, today) => refused(given) || answered(exports.kepil_assess(...layCase(given, today))),
    explain(given, measure, index, today) {
      return refused(given) || answered(exports.kepil_explain(...layCase(given, today, measure), whole(index)));
    },
    timeline: (given, years, today) => refused(given) || answered(exports.kepil_timeline(...layCase(given, today), whole(years))),
    history: (given, from, today) => refused(given) || answered(exports.kepil_history(...layCase(given, today, from))),
    advise: (given, today) => refused(given) || answered(exports.kepil_advise(...layCase(given, today))),
    catalogue: () => (opened ? answered(exports.kepil_catalogue()) : refusal('no_rulebook')),
    /** The memory of the instance; its length shows how far it has grown. */
    get HEAPU8() {
      return bytes();
    },
  };
}
