const kept = 12
const shortlyMilliseconds = 15_000

interface Shared<Page> {
  readonly madeAt: number
  readonly page: Promise<Page>
}

/**
 * The same page for every phone that asks for it while the village's chain stands still: rows are read once for a crowd. The key
 * names all on which a page depends.
 */
export const sharedPages = <Page>() => {
  const pages = new Map<string, Shared<Page>>()
  return async (key: string, read: () => Promise<Page>): Promise<Page> => {
    const found = pages.get(key)
    if (found && performance.now() - found.madeAt < shortlyMilliseconds) {
      // whoever began reading may have lost his connection
      return found.page.catch(read)
    }
    const page = read()
    pages.set(key, { madeAt: performance.now(), page })
    page.catch(() => pages.delete(key))
    for (const oldest of [...pages.keys()].slice(0, -kept)) pages.delete(oldest)
    return page
  }
}
