/** The states of a thing and where each may go. One home for the rule: browser, server and test import it. */
export interface Workflow<State extends string> {
  readonly states: readonly State[]
  canMove(from: State, to: State): boolean
  next(from: State): readonly State[]
}

export const workflow = <const State extends string>(
  moves: Readonly<Record<State, readonly NoInfer<State>[]>>,
): Workflow<State> => ({
  states: Object.keys(moves) as State[],
  canMove: (from, to) => moves[from].includes(to),
  next: (from) => moves[from],
})
