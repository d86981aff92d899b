/** Everything the page knows while it is open. One object; components read it and call its methods. */
import type { Outline } from "../messages/text_keys";
import type { Assessment, Case, CaseProblem, Catalogue, Engine, Fact } from "../engine/types";
import { today } from "../format/date";
import { buildCase, draftsOf, FactIndex, type Draft, type Drafts } from "./drafts";
import { assumedPointers, idleAssumptions } from "./relevance";
import { askedFacts, openPointers, stepsOf } from "./questions";

/** Milliseconds without a key before a slow thing begins. */
const PAUSE = 250;

export interface Kept {
  risks: string[];
  drafts: Drafts;
  application: string;
  paidMonth: string;
  number: string;
  notes: string;
}

interface Known {
  engine: Engine;
  catalogue: Catalogue;
  index: FactIndex;
}

export class Session {
  risks = $state<string[]>([]);
  drafts = $state<Drafts>({});
  application = $state("");
  paidMonth = $state("");
  /** The consultant's number of the file, and notes for it: on paper and in the saved file, of no account for the answer. */
  number = $state("");
  notes = $state("");
  /** The consultant's second case, laid aside, and which of the two is on the desk. */
  aside = $state.raw<Kept | null>(null);
  desk = $state(1);
  readonly today = today();

  /** The calculator and what it knows. The first screen does not wait for it; whatever needs it comes after `ready`. */
  private known = $state.raw<Known | null>(null);
  private tellBegun = (): void => {};
  /** Kept as soon as the calculator is there. */
  readonly begun = new Promise<void>((tell) => (this.tellBegun = tell));

  /** Whether formulas and sources can be explained already. */
  explains = $state(false);
  private wantsReasons = false;
  private fetchReasons = async (): Promise<void> => {};

  constructor(readonly outline: Outline) {}

  begin(engine: Engine, catalogue: Catalogue, fetchReasons: () => Promise<void>): void {
    this.fetchReasons = fetchReasons;
    this.known = { engine, catalogue, index: new FactIndex(catalogue) };
    this.tellBegun();
  }

  get ready(): boolean {
    return this.known !== null;
  }

  private get there(): Known {
    if (!this.known) throw new Error("the calculator is not there yet");
    return this.known;
  }

  get engine(): Engine {
    return this.there.engine;
  }

  get catalogue(): Catalogue {
    return this.there.catalogue;
  }

  get index(): FactIndex {
    return this.there.index;
  }

  /** Needed from the first explanation on. */
  async needReasons(): Promise<void> {
    if (this.wantsReasons) return;
    this.wantsReasons = true;
    await this.fetchReasons();
    this.explains = true;
  }

  readonly asked = $derived.by((): Fact[] => (this.ready ? askedFacts(this.index, this.risks) : []));

  readonly built = $derived.by(() =>
    buildCase(this.index, $state.snapshot(this.risks), this.asked, $state.snapshot(this.drafts) as Drafts, {
      application: this.application || undefined,
      paid_month: this.paidMonth || undefined,
    }),
  );

  readonly assessment = $derived.by((): Assessment | null => {
    if (!this.ready || !this.risks.length) return null;
    const answer = this.engine.assess(this.built.case, this.today);
    return "findings" in answer ? answer : null;
  });

  readonly open = $derived.by(() => openPointers(this.assessment));

  private readonly assumed = $derived.by(() => assumedPointers(this.index, this.asked, this.drafts));
  private idle = $state.raw<Set<string> | null>(null);

  /** Whether a fact is worth a line: an assumed value that changes nothing is not. */
  asks = (pointer: string): boolean =>
    !this.assumed.includes(pointer) || (this.idle !== null && !this.idle.has(pointer));

  /** Finds out anew which assumed values matter; returns how to give up on it. */
  watchAssumed(): () => void {
    const { case: given, assumed } = this;
    let stale = false;
    const timer = setTimeout(
      async () => {
        const idle = await idleAssumptions(this.engine, given, assumed, this.today, () => stale);
        if (idle) this.idle = idle;
      },
      this.idle ? PAUSE : 0,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }

  readonly steps = $derived.by(() =>
    this.ready ? stepsOf(this.index, this.asked, this.drafts, this.open, this.asks) : [],
  );

  get case(): Case {
    return this.built.case;
  }

  /** What is written into a file: the case, and the consultant's words about it where there are any. */
  get file(): Case & { file?: { number: string; notes: string } } {
    const { number, notes } = this;
    return number || notes ? { ...this.case, file: { number, notes } } : this.case;
  }

  /** Chooses those of them that there are. */
  choose(ids: string[]): void {
    const known = this.outline.groups.flatMap(({ risks }) => risks.map(({ id }) => id));
    this.risks = ids.filter((id) => known.includes(id));
  }

  toggleRisk(id: string): void {
    this.risks = this.risks.includes(id) ? this.risks.filter((risk) => risk !== id) : [...this.risks, id];
  }

  answer(fact: Fact, draft: Draft): void {
    this.drafts[fact.id] = draft;
  }

  clear(): void {
    this.risks = [];
    this.drafts = {};
    this.application = "";
    this.paidMonth = "";
    this.number = "";
    this.notes = "";
    this.aside = null;
    this.desk = 1;
  }

  keep(): Kept {
    return {
      risks: $state.snapshot(this.risks),
      drafts: $state.snapshot(this.drafts) as Drafts,
      application: this.application,
      paidMonth: this.paidMonth,
      number: this.number,
      notes: this.notes,
    };
  }

  restore(kept: Partial<Kept>): void {
    this.risks = kept.risks ?? [];
    this.drafts = kept.drafts ?? {};
    this.application = kept.application ?? "";
    this.paidMonth = kept.paidMonth ?? "";
    this.number = kept.number ?? "";
    this.notes = kept.notes ?? "";
  }

  /** Takes over a case from a file or a link; what the calculator refuses in it comes back, null if it is no case. */
  openCase(given: unknown): CaseProblem[] | null {
    const { file, ...rest } = Object(given) as Case & { file?: { number?: unknown; notes?: unknown } };
    const answer = this.engine.assess((file ? rest : given) as Case, this.today);
    if (!("findings" in answer)) return null;
    const { risks = [], facts = {}, dates = {} } = rest;
    const known = this.catalogue.risks.map((risk) => risk.id);
    this.restore({
      risks: risks.filter((risk) => known.includes(risk)),
      drafts: draftsOf(this.index, facts),
      application: dates.application,
      paidMonth: dates.paid_month,
      number: typeof file?.number === "string" ? file.number : "",
      notes: typeof file?.notes === "string" ? file.notes : "",
    });
    return answer.errors;
  }
}
