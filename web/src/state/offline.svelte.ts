/** Keeps the page for use without a network, and tells when a newer one has come. */

interface ScriptAddresses {
  createScriptURL(address: string): string;
}
interface WithTrustedTypes {
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptAddresses;
  };
}

const WORKER = "./sw.js";

export class Offline {
  newer = $state(false);
  private waiting: ServiceWorker | null = null;

  async start(): Promise<void> {
    if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
    const addresses = (window as WithTrustedTypes).trustedTypes?.createPolicy("kepil", {
      createScriptURL: () => WORKER,
    });
    try {
      const registration = await navigator.serviceWorker.register(
        addresses?.createScriptURL(WORKER) ?? WORKER,
      );
      const noteWaiting = (): void => {
        this.waiting = registration.waiting;
        this.newer = this.waiting !== null && navigator.serviceWorker.controller !== null;
      };
      noteWaiting();
      registration.addEventListener("updatefound", () =>
        registration.installing?.addEventListener("statechange", noteWaiting),
      );
      // The worker was not there when this page was loaded: it is told what to keep.
      const ready = await navigator.serviceWorker.ready;
      ready.active?.postMessage({
        keep: performance.getEntriesByType("resource").map((entry) => entry.name),
      });
    } catch {
      // A browser or an embedding page may forbid workers; the page works without one.
    }
  }

  update(): void {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    this.waiting?.postMessage("update");
  }
}
