import './letter-paper.css'
import type { ReactNode } from 'react'
import { encode } from 'uqr'
import { Paper } from '#platform/design/paper.tsx'
import type { Letter } from '../contract/letter.ts'
import { freeOfCharge } from '../rules/letter-content.ts'
import { longDate } from '../rules/words.ts'

type Content = Letter['content']
type Party = NonNullable<Content['letter']['left']>

/** `*bold*` inside a sentence, as the wording writes it. */
const Bold = ({ text }: { readonly text: string }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have no other name
  text.split('*').map((piece, index) => (index % 2 === 1 ? <b key={index}>{piece}</b> : piece))

/** What of a letter is on its paper. */
export type LetterOnPaper = Pick<Letter, 'content' | 'paper' | 'code' | 'checkPath'>

interface LetterPaperProps {
  readonly letter: LetterOnPaper
  readonly draft: string | undefined
}

/** The letter on screen as the printer will bring it. Always in Indonesian, whatever the reader's language is. */
export const LetterPaper = ({ letter, draft }: LetterPaperProps) => {
  const { content } = letter
  return (
    <Paper size={letter.paper} draft={draft}>
      <div className="letter-paper" lang="id">
        <Head content={content} />
        <p className="letter-title">{content.letter.title}</p>
        <p className="letter-number">Nomor: {content.number ?? '………………………'}</p>
        {content.letter.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks stand in a fixed order
          <Block key={index} block={block} />
        ))}
        <p className="letter-text">
          <Bold text={content.letter.closing} />
        </p>
        <Signs content={content} mark={<Mark letter={letter} />} />
        <p className="letter-foot">{freeOfCharge(content.levy)}</p>
      </div>
    </Paper>
  )
}

const Head = ({ content: { letterhead } }: { readonly content: Content }) => (
  <div className="letter-head">
    {letterhead.emblemHash ? <img src={`/files/${letterhead.emblemHash}`} alt="" /> : <Shield />}
    <div>
      {letterhead.lines.slice(0, -1).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <strong>{letterhead.lines.at(-1)}</strong>
      <small>{letterhead.address}</small>
    </div>
  </div>
)

// A plain shield until the regency's own emblem is loaded.
const Shield = () => (
  <svg viewBox="0 0 66 78" fill="none" stroke="#000" strokeWidth="1.6" aria-hidden="true">
    <path d="M4 4h58v36c0 18-12 28-29 34C16 68 4 58 4 40Z" />
    <path d="M12 50 26 30l7 9 7-9 14 20" strokeWidth="1.2" />
  </svg>
)

const Block = ({ block }: { readonly block: Content['letter']['blocks'][number] }) => {
  if (block.type === 'text') {
    return (
      <p className="letter-text">
        <Bold text={block.text} />
      </p>
    )
  }
  if (block.type === 'list') {
    return (
      <ol className="letter-list">
        {block.items.map((item) => (
          <li key={item}>
            <Bold text={item} />
          </li>
        ))}
      </ol>
    )
  }
  return (
    <dl className="letter-facts">
      {block.rows.flatMap(([label, text]) => [
        <dt key={`${label}:`}>{label}</dt>,
        <dd key={label}>
          <Bold text={text} />
        </dd>,
      ])}
    </dl>
  )
}

const Signs = ({ content, mark }: { readonly content: Content; readonly mark: ReactNode }) => {
  const { letter } = content
  const dated = `${content.place}, ${content.issuedOn ? longDate(content.issuedOn) : '…………………………'}`
  const issues = letter.head === 'issues'
  return (
    <>
      <div className="letter-signs">
        {letter.left ? <PartySign party={letter.left} above=" " /> : <span />}
        {issues && <HeadSign content={content} dated={dated} />}
        {!issues && letter.right && <PartySign party={letter.right} above={dated} />}
      </div>
      {issues ? (
        mark
      ) : (
        <div className="letter-signs">
          <div className="letter-aside">
            <Dotted caption={letter.signers?.caption} names={letter.signers?.names ?? []} />
            <Dotted
              caption={letter.witnesses.length > 0 ? 'Saksi-saksi:' : undefined}
              names={letter.witnesses.map(({ name, role }) => [name, role].filter(Boolean).join(', '))}
            />
            {mark}
          </div>
          <HeadSign content={content} dated={letter.right ? undefined : dated} />
        </div>
      )}
    </>
  )
}

const PartySign = ({ party, above }: { readonly party: Party; readonly above: string }) => (
  <div>
    <p>{above}&nbsp;</p>
    <p>{party.caption}</p>
    <div className="letter-gap">
      {party.duty && (
        <span>
          METERAI
          <br />
          Rp10.000
        </span>
      )}
    </div>
    <p className="letter-name">{party.name}</p>
  </div>
)

const HeadSign = ({ content, dated }: { readonly content: Content; readonly dated: string | undefined }) => (
  <div>
    {dated && <p>{dated}</p>}
    {content.letter.head === 'attests' && <p>Mengetahui,</p>}
    {content.signatory.lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <div className="letter-gap">
      <span className="letter-ring">cap desa</span>
    </div>
    <p className="letter-name">{content.signatory.name.toUpperCase()}</p>
  </div>
)

const Dotted = ({ caption, names }: { readonly caption: string | undefined; readonly names: readonly string[] }) => (
  <>
    {caption && <p>{caption}</p>}
    {names.map((name, index) => (
      <p key={name}>
        {index + 1}. {name} ………………
      </p>
    ))}
  </>
)

const Mark = ({ letter }: { readonly letter: LetterOnPaper }) => {
  if (!letter.code || !letter.checkPath) return null
  const address = `${window.location.origin}${letter.checkPath}`.toUpperCase()
  return (
    <div className="letter-mark">
      <QrPicture text={address} />
      <p>
        Periksa keaslian surat:
        <br />
        {window.location.host}/periksa
        <br />
        <b>{letter.code}</b>
      </p>
    </div>
  )
}

const QrPicture = ({ text }: { readonly text: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((black, x) => (black ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="Kode QR untuk memeriksa surat"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
