/**
 * The questions that take a while go to a second calculator in a worker, so that the page never waits for them. Where there can be no worker (the policy of an
 * embedding page may forbid it), the page's own calculator answers.
 */
import { trustedScript } from "../state/trusted";
import type { Calculator } from "../../../wasm/loader";
import type { Engine } from "./types";
import address from "./worker?worker&url";

export type SlowCall = "timeline" | "history" | "advise" | "explain";
export interface Asked {
  id: number;
  call: SlowCall;
  given: unknown[];
}
/** Without an answer: the worker could not open its calculator. */
export interface Answered {
  id: number;
  answer?: unknown;
}

const waiting = new Map<number, (answer: unknown) => void>();
let lastId = 0;
let worker: Worker | null | undefined;

/** What was asked of a worker that failed is answered here, and so is all that comes after. */
function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const done of [...waiting.values()]) done(undefined);
}

function start(): Worker | null {
  try {
    const started = new Worker(trustedScript(address), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<Answered>) => {
      if ("answer" in data) waiting.get(data.id)?.(data.answer);
      else giveUp();
    };
    started.onerror = giveUp;
    return started;
  } catch {
    return null;
  }
}

export async function askSlowly<Call extends SlowCall>(
  engine: Pick<Engine, SlowCall>,
  call: Call,
  ...given: Parameters<Calculator[Call]>
): Promise<ReturnType<Calculator[Call]>> {
  const here = (): unknown => (engine[call] as (...given: unknown[]) => unknown)(...given);
  worker ??= worker === undefined ? start() : null;
  const id = ++lastId;
  const answer = await new Promise((done) => {
    waiting.set(id, done);
    if (worker) worker.postMessage({ id, call, given } satisfies Asked);
    else setTimeout(() => done(here()));
  });
  waiting.delete(id);
  return (answer ?? here()) as ReturnType<Calculator[Call]>;
}
