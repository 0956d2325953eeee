import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerModule } from '#platform/server/module.ts'
import { platformModule } from '#platform/server/platform-module.ts'

const names = ['places', 'access', 'references', 'registry', 'migration', 'letters']

const load = async (name: string): Promise<ServerModule[]> => {
  const path = join(import.meta.dirname, '../../modules', name, 'server/index.ts')
  if (!existsSync(path)) return []
  const face = (await import(path).catch(() => ({}))) as Record<string, ServerModule>
  const found = face[`${name}Server`]
  return found ? [found] : []
}

const subjects = (await Promise.all(names.map(load))).flat()

export const serverModules: readonly ServerModule[] = [platformModule(subjects), ...subjects]
