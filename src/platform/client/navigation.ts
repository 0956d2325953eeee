import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'

export interface Path {
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, string>>
}

/** Where the reader is: the page on the screen, not the one that is still being fetched. */
export const usePath = (): Path =>
  useRouterState({
    select: ({ matches, location }) => {
      const page = matches.at(-1)
      return {
        path: page?.pathname ?? location.pathname,
        params: (page?.params ?? {}) as Readonly<Record<string, string>>,
        search: (page?.search ?? {}) as Readonly<Record<string, string>>,
      }
    },
    structuralSharing: true,
  })

/** `go('/surat/1')`: moves inside the app. */
export const useGo = () => {
  const navigate = useNavigate()
  return useCallback(
    (path: string, { replace = false }: { readonly replace?: boolean } = {}) => void navigate({ href: path, replace }),
    [navigate],
  )
}

/** A filter kept in the address, so that it can be sent and gone back to. Never personal data. */
export const useSearchParam = (name: string, usual = ''): readonly [string, (value: string) => void] => {
  const { path, search } = usePath()
  const go = useGo()
  const set = (value: string) => {
    const next = new URLSearchParams(Object.entries(search).map(([key, each]) => [key, String(each)]))
    if (value === usual) next.delete(name)
    else next.set(name, value)
    const written = next.toString()
    go(written === '' ? path : `${path}?${written}`, { replace: true })
  }
  const current = search[name]
  return [current === undefined ? usual : String(current), set]
}
