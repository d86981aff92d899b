/** Keeps the page for use without a network, and tells when a newer one has come. */
import { trustedScript } from "./trusted";

const WORKER = "./sw.js";

/** Starts the worker; `onnewer` gets what is to be called to change over to a newer page. */
export async function keepForOffline(language: string, onnewer: (update: () => void) => void): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  try {
    const registration = await navigator.serviceWorker.register(trustedScript(WORKER));
    const noteWaiting = (): void => {
      const { waiting } = registration;
      if (!waiting || !navigator.serviceWorker.controller) return;
      onnewer(() => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
        waiting.postMessage("update");
      });
    };
    noteWaiting();
    registration.addEventListener("updatefound", () =>
      registration.installing?.addEventListener("statechange", noteWaiting),
    );
    // The worker was not there when this page was loaded: it is told what to keep, and which language's parts to fetch that nobody has opened yet.
    const ready = await navigator.serviceWorker.ready;
    ready.active?.postMessage({
      keep: performance.getEntriesByType("resource").map((entry) => entry.name),
      language,
    });
  } catch {
    // A browser or an embedding page may forbid workers; the page works without one.
  }
}
