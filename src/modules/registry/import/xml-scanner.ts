/** What the scanner meets. Names come without their namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: string): void
  close(name: string): void
  text(value: string): void
}

export class XmlProblem extends Error {}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const decodeEntities = (value: string): string =>
  value.includes('&')
    ? value.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
        if (!name.startsWith('#')) return entities[name] ?? whole
        const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : value

/** The value of one attribute in the raw text between a tag's name and its end. */
export const attribute = (attributes: string, name: string): string | undefined => {
  let from = 0
  while (true) {
    const at = attributes.indexOf(`${name}=`, from)
    if (at < 0) return undefined
    const before = at === 0 ? ' ' : attributes.charAt(at - 1)
    const quote = attributes.charAt(at + name.length + 1)
    if (/[\s:]/.test(before) && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2
      const end = attributes.indexOf(quote, start)
      return end < 0 ? undefined : decodeEntities(attributes.slice(start, end))
    }
    from = at + name.length
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const specials: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

const longestTag = 1_000_000

/** A forward-only scanner for the plain XML of workbooks. It refuses DOCTYPE, so no entity can grow. */
export const xmlScanner = (listener: XmlListener) => {
  let rest = ''

  const tag = (body: string): void => {
    if (body.startsWith('/')) {
      listener.close(localName(body.slice(1).trim()))
      return
    }
    const closed = body.endsWith('/')
    const inner = closed ? body.slice(0, -1) : body
    const space = inner.search(/\s/)
    const name = localName(space < 0 ? inner : inner.slice(0, space))
    listener.open(name, space < 0 ? '' : inner.slice(space))
    if (closed) listener.close(name)
  }

  /** The place after one construct that begins at `at`, or -1 when more text is needed. */
  const markup = (at: number): number => {
    const second = rest.charCodeAt(at + 1)
    if (second === 33 || second === 63) return special(at)
    const stop = rest.indexOf('>', at)
    if (stop < 0) return -1
    tag(rest.slice(at + 1, stop))
    return stop + 1
  }

  const special = (at: number): number => {
    for (const [start, end] of specials) {
      if (!rest.startsWith(start, at)) continue
      const stop = rest.indexOf(end, at + start.length)
      if (stop < 0) return -1
      if (start === '<![CDATA[') listener.text(rest.slice(at + start.length, stop))
      return stop + end.length
    }
    if (rest.length - at >= 9) throw new XmlProblem('a document type is not accepted')
    return -1
  }

  return (chunk: string): void => {
    rest += chunk
    let at = 0
    while (at < rest.length) {
      const next = rest.indexOf('<', at)
      if (next !== at) {
        const stop = next < 0 ? rest.length : next
        // An entity may be cut by the end of a chunk: it waits for the rest of itself.
        const cut = next < 0 ? rest.lastIndexOf('&') : -1
        const end = cut >= at && stop - cut < 12 ? cut : stop
        if (end > at) listener.text(decodeEntities(rest.slice(at, end)))
        at = end
        if (end !== stop || next < 0) break
      }
      const after = markup(at)
      if (after < 0) break
      at = after
    }
    rest = rest.slice(at)
    if (rest.length > longestTag) throw new XmlProblem('a tag without an end')
  }
}
