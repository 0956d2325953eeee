import { type Check, isCode, isTest, projectFiles, read } from './check.ts'

const limit = 400
// a test file may hold the stories of a whole module; stories are read one by one
const testLimit = 600

const limitOf = (file: string) => (isTest(file) ? testLimit : limit)

/** Functions are measured by Biome (70 lines); this measures files. */
export const sizes: Check = {
  title: 'sizes',
  look: (root) => {
    const files = projectFiles(root).filter(isCode)
    const measured = files.map((file) => ({ file, lines: read(root, file).trimEnd().split('\n').length }))
    const ordered = measured
      .filter(({ file }) => !isTest(file))
      .map(({ lines }) => lines)
      .sort((a, b) => a - b)
    const at = (share: number) => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0
    return {
      problems: measured
        .filter(({ file, lines }) => lines > limitOf(file))
        .map(({ file, lines }) => `${file} has ${lines} lines; ${limitOf(file)} is the limit`),
      summary: `lines a file: median ${at(0.5)}, 95 of 100 below ${at(0.95)}, longest ${ordered.at(-1) ?? 0}`,
    }
  },
}
