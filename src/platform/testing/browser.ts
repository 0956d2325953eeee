import { existsSync } from 'node:fs'
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
  const { default: bundled } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await bundled.executablePath(), args: launchArguments })
}
