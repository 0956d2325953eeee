import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { serverModules } from '#apps/server/modules.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { isServers, kindOfAddress } from './address-kind.ts'

const origin = 'https://desa.example'
const files = { version: 'v', always: ['/index.html', '/assets/a-1.js'], byLanguage: { id: ['/assets/first-1.js'] } }
const kindOf = (path: string, { method = 'GET', mode = 'cors', from = origin } = {}) =>
  kindOfAddress({ method, url: `${from}${path}`, mode }, { origin, files })

it('opens every page of the app from the phone, however deep the link', () => {
  for (const path of [
    '/',
    '/keluarga',
    '/calon/01a2/musyawarah',
    '/surat?saring=siap',
    '/undangan/abc',
    '/perikanan',
  ]) {
    expect([path, kindOf(path, { mode: 'navigate' })]).toEqual([path, 'page'])
  }
})

it('takes the code and the words it knows from the phone, and no file of another address', () => {
  expect(kindOf('/assets/a-1.js')).toBe('file')
  expect(kindOf('/assets/first-1.js')).toBe('file')
  expect(kindOf('/assets/a-2.js')).toBe('servers')
  expect(kindOf('/assets/a-1.js', { from: 'https://elsewhere.example' })).toBe('servers')
})

it('never touches what is asked of the server about people', () => {
  for (const path of [
    '/api/registry.getPerson',
    '/files/0a1b',
    '/letters/1.pdf',
    '/session',
    '/periksa/ABC',
    '/PERIKSA/ABC',
  ]) {
    expect([path, kindOf(path), kindOf(path, { mode: 'navigate' })]).toEqual([path, 'servers', 'servers'])
  }
  expect(kindOf('/keluarga', { method: 'POST', mode: 'navigate' })).toBe('servers')
})

it('knows every page that a module serves by itself', () => {
  const own: string[] = []
  const server = Fastify()
  server.addHook('onRoute', ({ url }) => {
    own.push(url)
  })
  for (const module of serverModules) module.routes?.(server, {} as HouseDoor)
  expect(own.length).toBeGreaterThan(10)
  expect(own.filter((url) => !isServers(url))).toEqual([])
})
