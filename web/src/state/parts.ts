/** The parts of the page that come when they are first needed. */
export const loadLater = () => import("../later");
export const loadConsultant = () => import("../bench/Consultant.svelte");
export const loadDetails = async () => ({ default: (await loadLater()).Details });
export const loadMonths = async () => ({ default: (await loadLater()).Months });

/** What is computed beside the result lets the result be drawn first. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
export const loadAhead = async () => ({ default: (await loadLater()).Ahead, drawn: await drawn() });
export const loadAdvice = async () => ({ default: (await loadLater()).Advice, drawn: await drawn() });
