/** Only for a trial on one computer and for the tests: http, and addresses of this computer itself. */
export const allowsLoopback = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  environment.WEBHOOKS_LOOPBACK === 'on'
