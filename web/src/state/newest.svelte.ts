/** The newest answer to a slow question: what was asked before it, and comes after it, is dropped. */
const PAUSE = 250;

export class Newest<Answer> {
  value = $state.raw<Answer | null>(null);
  private turn = 0;

  /** To be called from an effect: a question that follows another waits until the typing pauses. */
  ask(question: () => Promise<Answer | null>): () => void {
    const turn = ++this.turn;
    const timer = setTimeout(
      async () => {
        const answer = await question();
        if (turn === this.turn) this.value = answer;
      },
      turn > 1 ? PAUSE : 0,
    );
    return () => clearTimeout(timer);
  }
}
