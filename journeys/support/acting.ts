import type { Page } from '@playwright/test'
import { newId } from '#platform/shared/ids.ts'

type Answer = Record<string, unknown>

/** Does an act as whoever is signed in here, without its page. */
export const does = async (page: Page, operation: string, input: object): Promise<Answer> => {
  const [answer] = await doesAll(page, [[operation, input]])
  return answer ?? {}
}

/** Many acts, four on the way at a time; none may wait for another. */
export const doesAll = async (
  page: Page,
  acts: readonly (readonly [operation: string, input: object])[],
): Promise<readonly Answer[]> => {
  const asked = acts.map(([operation, input]) => [operation, JSON.stringify({ commandId: newId(), input })] as const)
  const answers = await page.evaluate(async (all) => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
    const given: object[] = []
    let next = 0
    const work = async () => {
      for (let at = next++; at < all.length; at = next++) {
        const [name, body] = all[at] ?? ['', '']
        given[at] = (await (await fetch(`/api/${name}`, { method: 'POST', headers, body })).json()) as object
      }
    }
    await Promise.all([work(), work(), work(), work()])
    return given
  }, asked)
  return answers.map((answer, at) => {
    if (!('output' in answer)) throw new Error(`${acts[at]?.[0]}: ${JSON.stringify(answer)}`)
    return answer.output as Answer
  })
}
