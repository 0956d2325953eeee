type Input = Readonly<Record<string, unknown>>

/** The page on which each record was written: what was refused is put right there. */
const pathOf: Readonly<Record<string, (input: Input) => string>> = {
  'registry.recordPerson': ({ household }) => {
    const householdId = (household as { householdId?: unknown } | null | undefined)?.householdId
    return `/orang/baru${householdId ? `?keluarga=${householdId}` : ''}`
  },
  'registry.recordHousehold': () => '/keluarga/baru',
  'registry.correctPerson': ({ personId }) => `/orang/${personId}/betulkan`,
  'registry.correctHousehold': ({ householdId }) => `/keluarga/${householdId}/betulkan`,
  'registry.recordDocument': ({ personId }) => `/orang/${personId}/kertas`,
  'registry.recordConsent': ({ personId }) => `/orang/${personId}/persetujuan`,
  'registry.recordCareArrangement': ({ childPersonId }) => `/orang/${childPersonId}/pengasuh`,
  'registry.recordContact': ({ personId }) => `/orang/${personId}`,
}

export const registryFormOf = (name: string, input: Input): string | undefined => pathOf[name]?.(input)
