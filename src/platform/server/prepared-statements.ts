import type { QueryConfig } from 'pg'

const sightingsBeforeName = 3
const mostNames = 400
const mostSightings = 4_000

const nameByText = new Map<string, string>()
const sightingsByText = new Map<string, number>()

/**
 * A statement that comes again and again gets a name, so that PostgreSQL parses and plans it once a connection.
 * A text seen rarely, such as a list of ids of its very own length, stays without: each name keeps memory in every connection.
 */
export const asStatement = (text: string, values: unknown[]): QueryConfig => {
  const name = nameByText.get(text) ?? findNewName(text)
  return name === undefined ? { text, values } : { name, text, values }
}

const findNewName = (text: string): string | undefined => {
  if (nameByText.size >= mostNames) return undefined
  const sightings = (sightingsByText.get(text) ?? 0) + 1
  if (sightings < sightingsBeforeName) {
    if (sightingsByText.size >= mostSightings) sightingsByText.clear()
    sightingsByText.set(text, sightings)
    return undefined
  }
  sightingsByText.delete(text)
  const name = `s${nameByText.size}`
  nameByText.set(text, name)
  return name
}
