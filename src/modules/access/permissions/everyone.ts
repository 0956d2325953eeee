/** Every role of a term of office: for what is public to whoever has signed in, wherever he works. */
export const everyone = {
  migration_officer: 'nation',
  business_officer: 'nation',
  tutor: 'nation',
  cadre: 'nation',
  head: 'nation',
  secretary: 'nation',
  coordinator: 'nation',
  responsible_officer: 'nation',
  province: 'nation',
  ministry: 'nation',
  coop_manager: 'nation',
  coop_supervisor: 'nation',
  resident: 'nation',
  auditor: 'nation',
  admin: 'nation',
  partner: 'nation',
} as const
