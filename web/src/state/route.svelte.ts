/** The place in the page lives in the part of the address after #, which no server sees. */
export type Place = "happened" | "questions" | "result" | "history" | "consultant";

export interface Route {
  place: Place;
  group: string;
}

export function parseRoute(hash: string): Route {
  const [, place, group = ""] = hash.replace(/^#/, "").split("/");
  if (place === "questions" || place === "result" || place === "history" || place === "consultant")
    return { place, group };
  return { place: "happened", group: "" };
}

export class Router {
  current = $state.raw<Route>({ place: "happened", group: "" });

  /** The question to go to, as a pointer into the case. */
  target = $state("");

  /** The address of somebody else's page is not ours to change: there the place is kept here alone. */
  constructor(
    first: Route,
    private readonly inAddress: boolean,
  ) {
    this.current = first;
    if (!inAddress) return;
    addEventListener("hashchange", () => {
      this.current = parseRoute(location.hash);
    });
  }

  /** Where `go` was last called. */
  from: Place = "happened";

  go(place: Place, group = "", target = ""): void {
    this.target = target;
    this.from = this.current.place;
    const hash = place === "happened" ? "#/" : `#/${place}${group ? `/${group}` : ""}`;
    if (!this.inAddress) this.current = { place, group };
    else if (location.hash !== hash) location.hash = hash;
  }
}
