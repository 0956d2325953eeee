import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'

/** A browser for tests: `$CHROME_PATH`, an installed Chrome or Chromium, or the one from npm; nothing is downloaded. */
export const openBrowser = async (): Promise<Browser> => {
  const installed = installedPaths().find((file) => existsSync(file))
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: launchArguments })
  if (process.platform === 'linux' && process.arch === 'x64') return openBundled()
  return chromium.launch({ channel: 'chrome', args: launchArguments })
}

// not the package's own list: it holds --single-process, with which the browser dies when one window closes
const launchArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--lang=id-ID']

const installedPaths = (): string[] =>
  process.env.CHROME_PATH
    ? [process.env.CHROME_PATH]
    : process.env.BROWSER_FROM === 'npm'
      ? []
      : ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/** It unpacks its own libraries only where it believes to run on Lambda; a bare Linux lacks them too. */
const openBundled = async (): Promise<Browser> => {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const temporary = process.env.TMPDIR
  const folder = path.join(tmpdir(), `desmigratif-chromium-${process.getuid?.() ?? 0}`)
  try {
    process.env.TMPDIR = folder
    const { default: bundled } = await import('@sparticuz/chromium')
    if (!existsSync(folder)) await unpackInto(folder, () => bundled.executablePath())
    process.env.FONTCONFIG_FILE = path.join(folder, fontList)
    return await chromium.launch({ executablePath: path.join(folder, 'chromium'), args: launchArguments })
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
  }
}

/** A folder of this account alone, renamed into place when it is whole: two tests may begin at the same moment. */
const unpackInto = async (folder: string, unpack: () => Promise<unknown>): Promise<void> => {
  const partial = `${folder}.${process.pid}`
  await mkdir(partial, { mode: 0o700, recursive: true })
  process.env.TMPDIR = partial
  await unpack()
  await writeFile(path.join(partial, fontList), fontsIn(folder))
  process.env.TMPDIR = folder
  await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }))
}

const fontList = 'fonts-of-tests.conf'

// the package's own list names /tmp/fonts alone: unpacked elsewhere the browser finds no font, and dies at the first letter ours lack
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
