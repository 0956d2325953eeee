import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Columns } from '#platform/design/columns.tsx'
import type { IconName } from '#platform/design/icon.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { iconPaths } from '#platform/design/icon-paths.ts'
import { Isen } from '#platform/design/isen.tsx'
import { Kawung } from '#platform/design/kawung.tsx'
import { Section } from '#platform/design/section.tsx'
import { StepCard } from '#platform/design/step-card.tsx'

const dyes = [
  ['mori', 'kain, dasar'],
  ['kartu', 'permukaan'],
  ['lekuk', 'lekuk, jalur'],
  ['arang', 'tinta'],
  ['arang-2', 'tinta kedua'],
  ['tepi', 'batas kendali'],
  ['nila', 'tindakan'],
  ['kunyit', 'satu tombol berikut'],
  ['pandan', 'baik'],
  ['manggis', 'koperasi'],
  ['secang', 'ditolak, gawat'],
] as const

const pillars = [
  [1, 'Migrasi', 'galaran: gelombang'],
  [2, 'Usaha', 'sawut: garis'],
  [3, 'Rumah Belajar', 'cecek: titik'],
  [4, 'Koperasi', 'anyam: silang'],
] as const

export const ColoursPart = () => (
  <Section title="Warna" note="Nama diambil dari kain dan pewarna alam. Teks selalu menyertai warna.">
    <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))' }}>
      {dyes.map(([name, use]) => (
        <div key={name}>
          <span
            style={{
              display: 'block',
              height: 52,
              borderRadius: 10,
              border: '1px solid var(--garis)',
              background: `var(--${name})`,
              marginBottom: 6,
            }}
          />
          <b>{name}</b>
          <br />
          <small className="muted">{use}</small>
        </div>
      ))}
    </div>
    <Columns count={4} gap={12}>
      {pillars.map(([pillar, name, isen]) => (
        <div key={pillar}>
          <Isen pillar={pillar} />
          <p className="small">
            <b>{name}</b> <span className="muted">{isen}</span>
          </p>
        </div>
      ))}
    </Columns>
  </Section>
)

export const KawungPart = () => (
  <Section
    title="Kawung: empat pilar satu keluarga"
    note="Penuh: berjalan. Separuh: mulai. Putus-putus: belum. Titik kunyit: perlu perhatian. Selalu ada teks di sebelahnya."
  >
    <Cluster gap={20}>
      <Kawung petals={['none', 'none', 'none', 'none']} label="Contoh: semua belum" />
      <Kawung petals={['full', 'none', 'half', 'none']} label="Contoh: migrasi berjalan, belajar mulai" />
      <Kawung petals={['full', 'full', 'full', 'half']} attention={[1]} label="Contoh: migrasi perlu perhatian" />
      <Kawung petals={['full', 'full', 'full', 'full']} label="Contoh: semua berjalan" />
    </Cluster>
    <StepCard
      title="Lihat surat nikah yang asli"
      reason="Fotonya sudah ada. Begitu aslinya dicocokkan, Pak Kades bisa menetapkan hasil periksa desa."
      action={
        <Button kind="turmeric" icon="eye">
          Saya sudah melihat aslinya
        </Button>
      }
      decline={<Button kind="quiet">Ada yang tidak cocok</Button>}
    />
  </Section>
)

export const IconsPart = () => (
  <Section title="Ikon" note="Digambar sendiri dengan satu goresan. Selalu di sebelah kata.">
    <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))' }}>
      {(Object.keys(iconPaths) as IconName[]).map((name) => (
        <Cluster key={name}>
          <Icon name={name} size={24} />
          <small className="muted">{name}</small>
        </Cluster>
      ))}
    </div>
  </Section>
)
