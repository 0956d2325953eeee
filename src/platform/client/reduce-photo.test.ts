import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../testing/browser.ts'
import { longestSide, reducedSize } from './reduce-photo.ts'

describe('the size of a photo', () => {
  it('keeps its shape and never grows', () => {
    expect(reducedSize(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(reducedSize(3000, 4000)).toEqual({ width: 1200, height: 1600 })
    expect(reducedSize(800, 600)).toEqual({ width: 800, height: 600 })
    expect(reducedSize(20_000, 3)).toEqual({ width: longestSide, height: 1 })
  })
})

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
  const source = stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'reduce-photo.ts'), 'utf8'))
  await page.addScriptTag({ type: 'module', content: `${source}; window.reducePhoto = reducePhoto` })
  await page.waitForFunction(() => 'reducePhoto' in window)
}, 60_000)
afterAll(() => browser?.close())

interface Outcome {
  readonly type: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly smaller: boolean
  readonly tellsPlace: boolean
  readonly same: boolean
}

/** What becomes of a picture drawn in the page; a JPEG is given a note of where it was taken, as a phone does. */
const reduced = (type: string, width: number, height: number): Promise<Outcome> =>
  page.evaluate(
    async ({ type, width, height }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const pen = canvas.getContext('2d')
      for (let x = 0; pen && x < width; x += 8) {
        pen.fillStyle = `hsl(${x % 360} 80% 50%)`
        pen.fillRect(x, 0, 8, height)
      }
      const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.95))
      const bytes = new Uint8Array((await drawn?.arrayBuffer()) ?? new ArrayBuffer(0))
      const place = new TextEncoder().encode('GPS -7.36,109.90')
      const note = [0xff, 0xfe, 0, place.length + 2, ...place]
      const noted = type === 'image/jpeg' ? [bytes.slice(0, 2), new Uint8Array(note), bytes.slice(2)] : [bytes]
      const file = new File(noted, 'IMG_0001.png', { type })
      const reduce = (window as unknown as { reducePhoto: (file: File) => Promise<File> }).reducePhoto
      const sent = await reduce(file)
      const picture = await createImageBitmap(sent).catch(() => ({ width: 0, height: 0 }))
      const words = new TextDecoder('latin1').decode(await sent.arrayBuffer())
      const outcome = { type: sent.type, name: sent.name, smaller: sent.size < file.size, same: sent === file }
      return { ...outcome, width: picture.width, height: picture.height, tellsPlace: words.includes('GPS') }
    },
    { type, width, height },
  )

describe('a photo that is about to be sent', () => {
  it('from a phone becomes a JPEG of 1600 px that no longer says where it was taken', async () => {
    const sent = await reduced('image/jpeg', 4000, 3000)
    expect(sent).toMatchObject({ type: 'image/jpeg', name: 'IMG_0001.jpg', width: 1600, height: 1200 })
    expect(sent).toMatchObject({ smaller: true, tellsPlace: false })
  })

  it.each([
    ['a field in full sun', 2],
    ['a page of small letters', 6],
  ])('weighs at most 200 kB: %s', async (_what, grain) => {
    const sent = await page.evaluate(async (grain) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 4000 })
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no pen')
      let seed = 7
      const next = () => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        return seed % 255
      }
      for (let y = 0; y < 4000; y += grain * 4)
        for (let x = 0; x < 3000; x += grain * 4) {
          pen.fillStyle = `rgb(${next()} ${next()} ${next()})`
          pen.fillRect(x, y, grain * 4, grain * 4)
        }
      const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95))
      const file = new File([drawn ?? ''], 'IMG_0002.jpg', { type: 'image/jpeg' })
      const reduce = (window as unknown as { reducePhoto: (file: File) => Promise<File> }).reducePhoto
      const { size, type } = await reduce(file)
      return { was: file.size, size, type }
    }, grain)
    expect(sent.was).toBeGreaterThan(500_000)
    expect(sent.type).toBe('image/jpeg')
    expect(sent.size).toBeLessThanOrEqual(200_000)
    expect(sent.size).toBeGreaterThan(40_000)
  })

  it('loses its place even when it is small already', async () => {
    expect(await reduced('image/jpeg', 600, 400)).toMatchObject({ width: 600, height: 400, tellsPlace: false })
  })

  it('goes as it is when it is a small drawing', async () => {
    expect(await reduced('image/png', 120, 120)).toMatchObject({ same: true, type: 'image/png' })
  })

  it('that the browser cannot read is left to the server', async () => {
    const same = await page.evaluate(async () => {
      const file = new File(['no picture'], 'foto.heic', { type: 'image/heic' })
      return (await (window as unknown as { reducePhoto: (file: File) => Promise<File> }).reducePhoto(file)) === file
    })
    expect(same).toBe(true)
  })
})
