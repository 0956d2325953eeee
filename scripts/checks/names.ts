import path from 'node:path'
import { type Check, isCode, projectFiles } from './check.ts'

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const allowed = new Set(['README.md', 'LICENSE', 'NOTICE', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])
const saysNothing = /^(data|info|common)\.|(^|-)(manager|helpers?|utils?|misc|stuff)(-|\.|$)/

export const names: Check = {
  title: 'file names',
  look: (root) => {
    const files = projectFiles(root)
    const steps = (file: string) => file.split('/').filter((step) => !step.startsWith('.') && !allowed.has(step))
    const shapeless = files.filter((file) =>
      steps(file).some((step) => !kebab.test(step.toLowerCase() === step ? step : '')),
    )
    const empty = files.filter((file) => isCode(file) && saysNothing.test(path.basename(file)))
    return {
      problems: [
        ...shapeless.map((file) => `${file}: names are kebab-case`),
        ...empty.map((file) => `${file}: the name says nothing about what is in it`),
      ],
      summary: `${files.length} files`,
    }
  },
}
