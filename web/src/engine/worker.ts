/** Answers the slow questions beside the page: the same calculator once more, opened from the same files. */
import { openEngine } from "./open";
import type { Answered, Asked } from "./slow";

const engine = openEngine();

addEventListener("message", async ({ data: { id, call, given } }: MessageEvent<Asked>) => {
  try {
    const opened = await engine;
    const method = opened[call] as (...given: unknown[]) => unknown;
    postMessage({ id, answer: method(...given) } satisfies Answered);
  } catch {
    postMessage({ id } satisfies Answered);
  }
});
