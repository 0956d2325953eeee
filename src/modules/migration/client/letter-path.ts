/** The kind of letter by the code of the paper it becomes. */
const kindByPaper: Readonly<Record<string, string>> = {
  IZIN_KELUARGA: 'family_permission',
  REKOMENDASI_DESA: 'candidate_recommendation',
  STATUS_KAWIN: 'marital_status',
  PENGASUHAN_ANAK: 'child_carer',
}

/** Where the village's own paper is asked for; `undefined` for papers that others issue. */
export const letterPath = (
  code: string,
  episode: { readonly id: string; readonly personId: string },
): string | undefined => {
  const kind = kindByPaper[code]
  return kind && `/surat/minta?jenis=${kind}&orang=${episode.personId}&calon=${episode.id}`
}

/** The village's letter with which a paper is fetched elsewhere: the police ask for it before they give theirs. */
export const coverPath = (
  code: string,
  episode: { readonly id: string; readonly personId: string },
): string | undefined =>
  code === 'SKCK' ? `/surat/minta?jenis=police_cover&orang=${episode.personId}&calon=${episode.id}` : undefined
