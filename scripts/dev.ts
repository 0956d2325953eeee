import { spawn } from 'node:child_process'
import path from 'node:path'
import { createServer } from 'vite'
import { projectRoot } from './checks/check.ts'

// The server begins anew when one of its files changes; the browser's app is served apart, with hot reloading.
const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'src/apps/server/main.ts', '--from-sources'],
  {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
  },
)
server.once('exit', (code) => process.exit(code ?? 1))

const web = await createServer({ configFile: path.join(projectRoot, 'vite.config.ts') })
await web.listen()
console.log('\n  While developing, open:')
web.printUrls()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.kill('SIGTERM')
    void web.close()
  })
}
