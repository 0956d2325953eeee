/** The government sign-on is configuration: nothing here changes when it is switched on. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The sign-on vouches for usernames: an account is linked at its first arrival. Else it is linked by an admin. */
  readonly trustsUsername: boolean
}

export const findOidcSettings = (environment: NodeJS.ProcessEnv = process.env): OidcSettings | undefined => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = environment
  if (!issuer || !clientId || !clientSecret) return undefined
  return { issuer, clientId, clientSecret, trustsUsername: environment.OIDC_TRUST_USERNAME === 'on' }
}

export const isOidcConfigured = (): boolean => findOidcSettings() !== undefined
