/** The parts of the page that come when they are first needed. */
export const loadNext = () => import("../next");
export type Next = Awaited<ReturnType<typeof loadNext>>;
export const loadLater = () => import("../later");
export const loadConsultant = () => import("../bench/Consultant.svelte");
export const loadDetails = async () => ({ default: (await loadLater()).Details });
export const loadRefusal = async () => ({ default: (await loadLater()).Refusal });
export const loadNotInForce = async () => ({ default: (await loadLater()).NotInForce });
export const loadPaper = async () => ({ default: (await loadLater()).Paper });
export const loadHistory = async () => ({ default: (await loadLater()).History });

/** What stands below the first result, or takes a while to compute, lets the result be drawn first. */
async function afterResult(): ReturnType<typeof loadLater> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return loadLater();
}
export const loadMonths = async () => ({ default: (await afterResult()).Months });
export const loadAhead = async () => ({ default: (await afterResult()).Ahead });
export const loadAdvice = async () => ({ default: (await afterResult()).Advice });
