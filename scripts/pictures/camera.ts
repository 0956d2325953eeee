import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import sharp from 'sharp'

// A message that passes would hide what the picture is about.
const quiet = '.toast, .toasts { visibility: hidden !important }'

/** The guide's pictures are taken at the width of a small phone, twice as fine. */
export const phone: BrowserContextOptions = {
  serviceWorkers: 'allow',
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }

export interface Camera {
  /** What the screen shows, from the top; `tall` allows more of a long page than one screen. */
  take(page: Page, name: string, tall?: number): Promise<void>
}

/** Pictures are WebP: a screen of text is then some 30 kB. */
export const cameraInto = (folder: string): Camera => {
  mkdirSync(folder, { recursive: true })
  return {
    take: async (page, name, tall = 740) => {
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(250)
      const raw = await pixelsOf(page, tall)
      const file = path.join(folder, `${name}.webp`)
      await sharp(raw).webp({ quality: 62, effort: 6, smartSubsample: true }).toFile(file)
      const { size } = statSync(file)
      console.log(`${name}.webp ${Math.round(size / 1024)} kB`)
    },
  }
}

// The window itself is made taller, so that what sticks to its lower edge is drawn once and at the right place.
const pixelsOf = async (page: Page, tall: number): Promise<Buffer> => {
  const size = page.viewportSize()
  if (!size || tall <= size.height) return page.screenshot({ animations: 'disabled', style: quiet })
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height: Math.min(tall, Math.max(whole, size.height)) })
  await page.waitForTimeout(150)
  const raw = await page.screenshot({ animations: 'disabled', style: quiet })
  await page.setViewportSize(size)
  return raw
}
