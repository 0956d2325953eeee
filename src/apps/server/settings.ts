import { join, resolve } from 'node:path'

/** What the environment says, read once. */
export interface Settings {
  readonly dataDir: string
  readonly keysDir: string
  readonly checkpointsDir: string
  readonly port: number
  readonly host: string
  /** A PostgreSQL server in place of the embedded one. */
  readonly databaseUrl: string | undefined
  readonly demo: boolean
  readonly metricsToken: string | undefined
  /** Behind a proxy that speaks https: cookies are then marked Secure. */
  readonly publicUrl: string | undefined
  readonly logLevel: string
  /** Off only where a benchmark asks faster than any person could. */
  readonly rateLimits: boolean
  /** Files go to this bucket in place of the data folder. */
  readonly s3:
    | { readonly bucket: string; readonly endpoint: string | undefined; readonly region: string | undefined }
    | undefined
}

export const readSettings = (environment: NodeJS.ProcessEnv = process.env): Settings => {
  const dataDir = resolve(environment.DATA_DIR ?? 'data')
  const port = Number(environment.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535')
  return {
    dataDir,
    keysDir: resolve(environment.KEYS_DIR ?? join(dataDir, 'keys')),
    checkpointsDir: resolve(environment.CHECKPOINTS_DIR ?? join(dataDir, 'checkpoints')),
    port,
    host: environment.HOST ?? '127.0.0.1',
    databaseUrl: environment.DATABASE_URL || undefined,
    demo: (environment.DEMO ?? 'on').toLowerCase() !== 'off',
    metricsToken: environment.METRICS_TOKEN || undefined,
    publicUrl: environment.PUBLIC_URL || undefined,
    // whoever started it by hand wants the address to stay in sight; a service keeps a line a request
    logLevel: environment.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    rateLimits: environment.RATE_LIMITS !== 'off',
    s3: environment.FILES_S3_BUCKET
      ? { bucket: environment.FILES_S3_BUCKET, endpoint: environment.FILES_S3_ENDPOINT, region: environment.AWS_REGION }
      : undefined,
  }
}
