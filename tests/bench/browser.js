// Runs in the page and in Node: opens the calculator as the page does and times it.
import createKepil from "./kepil.js";
import { openCalculator } from "./loader.js";

export const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

// Node knows what the process itself has used; a browser knows the clock.
const spent = () => {
  if (globalThis.process?.cpuUsage === undefined) {
    return performance.now();
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function perCall(count, call) {
  const start = spent();
  for (let i = 0; i < count; i += 1) {
    call(i);
  }
  return (spent() - start) / count;
}

export async function measure(wasm, rulebook, households, today) {
  const loads = [];
  let calculator;
  for (let i = 0; i < 9; i += 1) {
    const start = spent();
    calculator = await openCalculator({ createKepil, wasm, rulebook });
    loads.push(spent() - start);
  }
  const first = spent();
  const { findings } = calculator.assess(households[0], today);
  const cold = spent() - first;
  const some = findings.find((finding) => finding.amount !== undefined) ?? findings[0];
  const rounds = (count, call) => median(Array.from({ length: 51 }, () => perCall(count, call)));
  const of = (i) => households[i % households.length];
  // Text in, text out: the calculator alone, without the parsing of the page.
  const bare = await createKepil({ wasmBinary: wasm });
  bare.open(rulebook);
  const texts = households.map((household) => JSON.stringify(household));
  return {
    load_cold: loads[0],
    load: median([...loads]),
    assess_cold: cold,
    assess: rounds(20, (i) => bare.assess(texts[i % texts.length], today)),
    assess_and_parse: rounds(20, (i) => calculator.assess(of(i), today)),
    event: rounds(20, (i) => calculator.assess({ ...of(i), risks: ["childbirth"] }, today)),
    explain: rounds(20, (i) => bare.explain(texts[i % texts.length], some.measure, some.for?.index ?? null, today)),
    explain_and_parse: rounds(20, (i) => calculator.explain(of(i), some.measure, some.for?.index ?? null, today)),
    timeline: rounds(2, (i) => calculator.timeline(of(i), 2, today)),
    memory: calculator.memory(),
  };
}
