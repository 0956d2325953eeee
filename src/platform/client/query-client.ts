import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from '../shared/errors.ts'

/** A "no" is an answer and is not asked again; a lost answer is tried twice more, unless the phone itself knows of no signal. */
export const makeQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof Refusal && error.code === 'platform.signInFirst') onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (count, error) =>
          error instanceof Refusal && error.code === 'platform.offline' && navigator.onLine && count < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })

/** Asks again what depends on these modules; without a list everything. */
export const refresh = (client: QueryClient, modules?: readonly string[]): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => modules === undefined || modules.includes(String(name).split('.')[0] ?? ''),
  })

/** A file whose reading is told to the person. */
export const isLogged = ({ meta }: Pick<Query, 'meta'>) => meta?.isLogged === true

/**
 * Asks again because others recorded something. A person's file on the screen is not read anew unasked, for each reading is told
 * to the person: only when it is opened again, or when it is among those of which is known that they changed.
 */
export const refreshShown = async (client: QueryClient, changed: ReadonlySet<string> = new Set()): Promise<void> => {
  await client.invalidateQueries({ predicate: isLogged, refetchType: 'none' })
  await client.invalidateQueries({ predicate: (query) => !isLogged(query) || changed.has(query.queryHash) })
}
