import { type Check, projectFiles, read } from './check.ts'

const text = /\.(ts|tsx|mjs|cjs|js|json|sql|md|css|html|sh|yml|yaml|txt|svg|csv)$|(^|\/)(run|Dockerfile)$/

/** What must never be kept in a public repository, and how a reader is told. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}/, 'a private key'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bnpm_[A-Za-z0-9]{30,}\b/, 'a token'],
  [
    /\bpostgres(ql)?:\/\/[^\s:@'"`$/]+:[^\s@'"`$/]{6,}@(?!localhost|127\.0\.0\.1|server|host|db)[a-z]/,
    'a password in an address',
  ],
  [/(^|[\s'"`(=:])\/(home|Users|root|work|workspace|mnt)\/[A-Za-z0-9._-]+/m, 'a path of one machine'],
]

export const secrets: Check = {
  title: 'secrets and machine paths',
  look: (root) => {
    const files = projectFiles(root).filter((file) => text.test(file) && file !== 'package-lock.json')
    const problems = files.flatMap((file) => {
      const content = read(root, file)
      return faults.flatMap(([pattern, name]) => {
        const found = pattern.exec(content)
        return found === null ? [] : [`${file}:${content.slice(0, found.index).split('\n').length + 1} holds ${name}`]
      })
    })
    return { problems, summary: `${files.length} files read` }
  },
}
