const kept = 12
const shortlyMilliseconds = 15_000

interface Shared<Answer> {
  readonly madeAt: number
  readonly answer: Promise<Answer>
}

/**
 * The same answer, one and the same object, for every phone that asks for it while the village's chain stands still: rows are
 * read once for a crowd. The key names all on which an answer depends.
 */
export const sharedAnswers = <Answer>() => {
  const answers = new Map<string, Shared<Answer>>()
  return async (key: string, read: () => Promise<Answer>): Promise<Answer> => {
    const found = answers.get(key)
    // whoever began reading may have lost his connection
    if (found && performance.now() - found.madeAt < shortlyMilliseconds) return found.answer.catch(read)
    const answer = read()
    answers.set(key, { madeAt: performance.now(), answer })
    answer.catch(() => answers.delete(key))
    for (const oldest of [...answers.keys()].slice(0, -kept)) answers.delete(oldest)
    return answer
  }
}
