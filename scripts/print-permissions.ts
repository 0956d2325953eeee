import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passingRoles, roles } from '#modules/access/contract/role.ts'
import { permissions } from '#modules/access/permissions/index.ts'

const target = join(import.meta.dirname, '../docs/permissions.md')

const letters: Readonly<Record<string, string>> = {
  own: 'o',
  household: 'h',
  hamlet: 'm',
  village: 'v',
  district: 'd',
  regency: 'r',
  province: 'p',
  nation: 'n',
}

const short: Readonly<Record<string, string>> = {
  migration_officer: 'migr',
  business_officer: 'busi',
  responsible_officer: 'resp',
  coordinator: 'coor',
  secretary: 'secr',
  coop_manager: 'coop',
  coop_supervisor: 'watch',
  resident: 'resi',
  province: 'prov',
  ministry: 'mini',
  auditor: 'audit',
  partner: 'part',
  screener: 'scre',
  newcomer: 'new',
  break_glass: 'glass',
}

const columns = [...roles, ...passingRoles]

const tableOf = (module: string): string => {
  const names = Object.keys(permissions)
    .filter((name) => name.startsWith(`${module}.`))
    .sort()
  const head = `| ${module} | ${columns.map((role) => short[role] ?? role).join(' | ')} |`
  const line = `|---|${columns.map(() => '---').join('|')}|`
  const rows = names.map((name) => {
    const row = permissions[name as keyof typeof permissions] ?? {}
    const cells = columns.map((role) => letters[row[role] ?? ''] ?? '')
    return `| ${name.slice(module.length + 1)} | ${cells.join(' | ')} |`
  })
  return [head, line, ...rows].join('\n')
}

/** The permission table as a page to review: who may ask what, and how far. */
export const permissionsPage = (): string => {
  const modules = [...new Set(Object.keys(permissions).map((name) => name.split('.')[0] ?? ''))]
  const legend = Object.entries(letters).map(([reach, letter]) => `${letter} ${reach}`)
  const people = columns.map((role) => `\`${short[role] ?? role}\` ${role}`)
  return [
    '# Permissions',
    '',
    'Printed by `node scripts/print-permissions.ts` from `src/modules/access/permissions/`; do not edit. An empty cell is refused.',
    'Operations that are open to anyone are not in the table. A permission opens nothing outside the villages the office enters.',
    '',
    `Reach: ${legend.join(' · ')}.`,
    '',
    `Roles: ${people.join(' · ')}.`,
    '',
    ...modules.flatMap((module) => [`## ${module}`, '', tableOf(module), '']),
  ].join('\n')
}

if (import.meta.main) {
  const page = permissionsPage()
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') === page) process.exit(0)
    console.error('docs/permissions.md is not what the code says: run node scripts/print-permissions.ts')
    process.exit(1)
  }
  writeFileSync(target, page)
}
