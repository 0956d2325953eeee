let login = ''

/** The username that has just got its password: kept in memory for the next screen, never in the address. */
export const rememberLogin = (username: string): void => {
  login = username
}

export const rememberedLogin = (): string => login
