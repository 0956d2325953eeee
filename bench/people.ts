import pg from 'pg'

/** So many invented people, spread evenly over the first villages, four to a family; no NIK among them. */
export const fillVillages = async (ownerUrl: string, villages: number, people: number): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`set session_replication_role = replica`) // past triggers and keys: this is data, not an act
  await client.query(`update villages set opened_on = '2026-01-01' where id <= ${villages}`)
  const perVillage = Math.floor(people / villages)
  const uuid = (seed: string) => `overlay(overlay(md5(${seed}) placing '7' from 13) placing '8' from 17)::uuid`
  const id = (kind: string) => uuid(`'${kind}' || v || '-' || n`)
  const each = `from generate_series(1, ${villages}) v, generate_series(1, ${perVillage}) n`
  await client.query(
    `insert into people (village_id, id, subject_id, name, name_folded, nik_kind, sex, birth_date, birth_precision, mother_name, source, recorded_at, recorded_by, changed_at)
     select v, ${id('p')}, ${id('s')}, (array['Siti','Slamet','Tutik','Agus'])[1 + n % 4] || ' ' || (array['Rahayu','Widodo','Lestari','Santoso'])[1 + n % 4] || ' ' || n,
       (array['siti','slamet','tutik','agus'])[1 + n % 4] || ' ' || n, 'none', case when n % 2 = 0 then 'male' else 'female' end, date '1960-01-01' + n * 61, 'day',
       'Sumirah', 'bench', now(), 'bench', now() ${each}`,
  )
  await client.query(
    `insert into households (village_id, id, card_kind, head_person_id, hamlet, rw, rt, status, source, recorded_at, recorded_by, changed_at)
     select v, ${id('h')}, 'none', ${id('p')}, (array['KIDUL','LOR','WETAN','KULON'])[1 + (n / 4) % 4], '001', '00' || (1 + n % 4), 'here', 'bench', now(), 'bench', now()
     ${each} where n % 4 = 0`,
  )
  await client.query(
    `insert into household_members (village_id, id, household_id, person_id, relation_code, recorded_at, recorded_by)
     select v, ${id('m')}, ${uuid(`'h' || v || '-' || (n / 4) * 4`)}, ${id('p')}, case when n % 4 = 0 then '1' else '4' end, now(), 'bench' ${each} where n >= 4`,
  )
  await client.query('analyze people, households, household_members')
  await client.end()
}
