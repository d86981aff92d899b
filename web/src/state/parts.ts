/** The parts of the page that come when they are first needed. */
export const loadLater = () => import("../later");
export const loadConsultant = () => import("../bench/Consultant.svelte");
export const loadDetails = async () => ({ default: (await loadLater()).Details });
export const loadMonths = async () => ({ default: (await loadLater()).Months });
