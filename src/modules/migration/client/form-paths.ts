type Input = Readonly<Record<string, unknown>>

const ofFile = (page: string) => (input: Input) => `/calon/${input.episodeId}/${page}`

/** The page on which each record was written: what was refused is put right there. */
const pathOf: Readonly<Record<string, (input: Input) => string>> = {
  'migration.recordEpisode': ({ personId }) => `/calon/baru?orang=${personId}`,
  'migration.correctEpisode': ofFile('betulkan'),
  'migration.recordStage': ofFile('kejadian'),
  'migration.recordReadiness': (input) => ofFile(`berkas/${input.documentCode}`)(input),
  'migration.recordConsultation': ofFile('musyawarah'),
  'migration.recordRedFlags': ofFile('tanda'),
  'migration.recordCost': ofFile('biaya/catat'),
  'migration.recordOutsideNumber': ofFile('nomor'),
  'migration.recordCheckIn': ofFile('kabar'),
  'migration.recordKin': ofFile('kerabat'),
  'migration.recordReturn': ofFile('pulang'),
  'migration.recordRoundVisit': ({ roundId }) => `/pendataan/${roundId}`,
  'migration.recordReturnFollowUp': ofFile('pulang/tindak-lanjut'),
}

export const migrationFormOf = (name: string, input: Input): string | undefined => pathOf[name]?.(input)
