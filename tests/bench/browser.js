// Runs in the page: opens the calculator as the page does and times it.
import createKepil from "./kepil.js";
import { openCalculator } from "./loader.js";

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

function perCall(count, call) {
  const start = performance.now();
  for (let i = 0; i < count; i += 1) {
    call(i);
  }
  return (performance.now() - start) / count;
}

export async function measure(wasm, rulebook, households, today) {
  const loads = [];
  let calculator;
  for (let i = 0; i < 9; i += 1) {
    const start = performance.now();
    calculator = await openCalculator({ createKepil, wasm, rulebook });
    loads.push(performance.now() - start);
  }
  const first = performance.now();
  const { findings } = calculator.assess(households[0], today);
  const cold = performance.now() - first;
  const some = findings.find((finding) => finding.amount !== undefined) ?? findings[0];
  const rounds = (count, call) => median(Array.from({ length: 5 }, () => perCall(count, call)));
  return {
    load_cold: loads[0],
    load: median([...loads]),
    assess_cold: cold,
    assess: rounds(500, (i) => calculator.assess(households[i % households.length], today)),
    explain: rounds(500, (i) => calculator.explain(households[i % households.length], some.measure, some.for?.index ?? null, today)),
    memory: calculator.memory(),
  };
}
