import { describe, expect, it } from 'vitest'
import { reaches } from '#platform/shared/operation.ts'
import { passingRoles, roles } from '../contract/role.ts'
import { glassQueries } from './break-glass.ts'
import { permissions } from './index.ts'

const rows = Object.entries(permissions)
const known = new Set<string>([...roles, ...passingRoles])
const reading = /^[\w-]+\.(get|list|find)[A-Z]/

describe('the permission table', () => {
  it('names known roles and known reaches, and operations as module.verbNoun', () => {
    expect(rows.length).toBeGreaterThan(40)
    for (const [name, row] of rows) {
      expect(name).toMatch(/^[a-z][a-z-]*\.[a-z]+[A-Za-z]*$/)
      for (const [role, reach] of Object.entries(row)) {
        expect(known, `${name}: ${role}`).toContain(role)
        expect(reaches, `${name}: ${role}`).toContain(reach)
      }
    }
  })

  it('lets a session whose sign-in is not finished do nothing but finish it or leave', () => {
    const open = rows.filter(([, row]) => row.newcomer !== undefined)
    for (const [name, row] of open) {
      expect(name).toMatch(/^access\./)
      expect(row.newcomer).toBe('own')
    }
  })

  it('lets nobody change anything behind broken glass but close it again', () => {
    const ownDoings = ['access.getSession', 'access.signOut', 'access.closeBreakGlass', 'access.listOwnBreakGlass']
    for (const [name, row] of rows.filter(([, one]) => one.break_glass !== undefined)) {
      if (ownDoings.includes(name)) continue
      expect(glassQueries).toContain(name)
      expect(name, 'only reading').toMatch(reading)
      expect(row.break_glass).toBe('village')
    }
  })

  it('keeps who watches from changing what they watch, and who opens accounts from seeing families', () => {
    for (const [name, row] of rows) {
      if (row.auditor && !name.startsWith('access.')) expect(name, 'auditor reads').toMatch(reading)
      if (name.startsWith('registry.') || name.startsWith('migration.'))
        expect(row.admin, `${name} × admin`).toBeUndefined()
    }
  })
})
