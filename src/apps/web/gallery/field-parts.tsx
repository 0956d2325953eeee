import { useState } from 'react'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { ChainSearch } from '#platform/design/chain-search.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NikField } from '#platform/design/nik-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'

const places: readonly ChainHit[] = [
  { value: '1', name: 'Kuripan', chain: ['Watumalang', 'Wonosobo', 'Jawa Tengah'], code: '33.07.10.2004' },
  { value: '2', name: 'Kuripan', chain: ['Garung', 'Wonosobo', 'Jawa Tengah'], code: '33.07.11.2009' },
]
const countries = [
  'Arab Saudi',
  'Brunei',
  'Hong Kong',
  'Italia',
  'Jepang',
  'Jerman',
  'Korea Selatan',
  'Kuwait',
  'Malaysia',
  'Oman',
  'Polandia',
  'Qatar',
  'Singapura',
  'Taiwan',
  'Turki',
]

export const FieldsPart = () => (
  <Section
    title="Isian"
    note="Label di atas, petunjuk di antara, salah di bawah. Tanggal diketik: garis penghubung muncul sendiri."
  >
    <TypedFields />
    <ChosenFields />
  </Section>
)

const TypedFields = () => {
  const [name, setName] = useState('Sumirah')
  const [date, setDate] = useState('31-02-1963')
  const [nik, setNik] = useState('3307104508630002')
  const [sum, setSum] = useState<number | null>(934_000)
  const [months, setMonths] = useState<number | null>(24)
  const [story, setStory] = useState('Ibu Sumirah tinggal bersama dua cucu.')
  return (
    <Columns count={3}>
      <TextField
        label="Nama lengkap"
        name="name"
        hint="Seperti di KTP. Satu kata pun boleh."
        value={name}
        onChange={setName}
      />
      <DateField
        label="Tanggal lahir"
        name="born"
        value={date}
        onChange={setDate}
        error="Februari 1963 hanya sampai tanggal 28."
      />
      <NikField
        label="NIK"
        name="nik"
        optional
        value={nik}
        onChange={setNik}
        warning="Tanggal di NIK 05-08, di isian 31-02. Tetap bisa disimpan."
      />
      <MoneyField label="Jumlah setoran" name="sum" value={sum} onChange={setSum} />
      <NumberField label="Lama perjanjian" name="months" suffix="bulan" value={months} onChange={setMonths} />
      <TextArea label="Cerita singkat" name="story" optional value={story} onChange={setStory} />
    </Columns>
  )
}

const ChosenFields = () => {
  const [relation, setRelation] = useState('anak')
  const [country, setCountry] = useState('Taiwan')
  const [place, setPlace] = useState<ChainHit | null>(places[0] ?? null)
  const [wish, setWish] = useState('pulang')
  const [agreed, setAgreed] = useState(true)
  const [papers, setPapers] = useState<readonly string[]>(['ktp'])
  const [files, setFiles] = useState<readonly File[]>([])
  const [search, setSearch] = useState('')
  return (
    <Columns count={3}>
      <ChoiceField
        label="Hubungan"
        name="relation"
        value={relation}
        onChange={setRelation}
        choices={[
          { value: 'anak', label: 'Anak' },
          { value: 'istri', label: 'Istri' },
        ]}
      />
      <ChoiceField
        label="Negara tujuan"
        name="country"
        value={country}
        onChange={setCountry}
        choices={countries.map((label) => ({ value: label, label }))}
      />
      <ChainSearch
        label="Desa"
        name="village"
        value={place}
        onChange={setPlace}
        search={async (text) => places.filter((each) => each.name.toLowerCase().includes(text.toLowerCase()))}
      />
      <RadioCards
        label="Rencana sesudah kontrak"
        name="wish"
        value={wish}
        onChange={setWish}
        choices={[
          { value: 'pulang', label: 'Pulang', hint: 'Kembali ke desa dan menetap.', icon: 'home' },
          { value: 'perpanjang', label: 'Perpanjang', hint: 'Majikan dan negara yang sama.', icon: 'refresh' },
        ]}
      />
      <CheckGroup
        label="Berkas yang dilihat"
        name="papers"
        values={papers}
        onChange={setPapers}
        choices={[
          { value: 'ktp', label: 'KTP', hint: 'asli' },
          { value: 'kk', label: 'Kartu keluarga' },
          { value: 'akta', label: 'Akta lahir' },
        ]}
      />
      <div>
        <CheckField
          label="Saya sudah membacakan isi surat ini kepada keluarga."
          name="agreed"
          checked={agreed}
          onChange={setAgreed}
        />
        <FileField
          label="Foto surat nikah"
          name="photo"
          optional
          files={files}
          onChange={setFiles}
          accept="image/*"
          camera
        />
        <SearchField label="Cari keluarga" value={search} onChange={setSearch} />
      </div>
    </Columns>
  )
}
