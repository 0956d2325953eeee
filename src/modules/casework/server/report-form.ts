import { escaped, type Say } from '#modules/letters/server/index.ts'
import { caseTypes, countries } from '#modules/references/contract/codes.ts'
import { publicReporters, reachChannels } from '../rules/trouble.ts'
import { type Doors, doors, head, type PublicPage, page } from './public-pages.ts'

export interface TypedReport {
  readonly reporter?: string
  readonly type?: string
  readonly danger?: string
  readonly country?: string
  readonly story?: string
  readonly workerName?: string
  readonly anonymous?: string
  readonly reporterName?: string
  readonly reporterPhone?: string
  readonly reachChannel?: string
  readonly safeHours?: string
}

/** What is missing, and at which field it is said. */
export interface ReportFault {
  readonly field: string
  readonly key: string
}

interface Asking {
  readonly given: PublicPage
  readonly typed: TypedReport
  readonly fault: ReportFault | null
}

/** The form anybody fills in, also without a name. What was typed stays when something is missing. */
export const reportPage = (
  given: PublicPage,
  code: string,
  asked: Doors,
  typed: TypedReport,
  fault: ReportFault | null,
): string => {
  const { say } = given
  const asking = { given, typed, fault }
  return page(given, say('casework.public.title'), '/lapor', [
    head(say('casework.public.formTitle', { village: asked.villageFull }), say('casework.public.formLead')),
    `<form action="/lapor/${escaped(code)}" method="post">`,
    fault ? `<p class="salah" role="alert">${escaped(say(fault.key))}</p>` : '',
    ...[whoPart(asking), whatPart(asking), `<div class="pekerja">${field(asking, 'workerName', 'worker')}</div>`],
    check(asking, 'anonymous', 'casework.public.anonymous'),
    `<p class="redup kecil">${escaped(say('casework.public.anonymousWhy'))}</p>`,
    `<div class="pelapor">${reachPart(asking)}</div>`,
    '<div class="jebak" aria-hidden="true"><label>Website<input name="website" tabindex="-1" autocomplete="off"></label></div>',
    `<button class="tombol utama">${escaped(say('casework.public.send'))}</button></form>`,
    doors(say, asked),
  ])
}

const optional = (say: Say): string => ` <span class="redup kecil">${escaped(say('casework.public.optional'))}</span>`

/** The fault is said again where it is to be mended, and the field points to it. */
const marked = (
  { fault, given }: Asking,
  name: string,
  hint = '',
): { readonly attributes: string; readonly words: string } => {
  const isWrong = fault?.field === name
  const described = [isWrong ? `salah-${name}` : '', hint].filter(Boolean).join(' ')
  return {
    attributes: `${isWrong ? ' aria-invalid="true"' : ''}${described ? ` aria-describedby="${described}"` : ''}`,
    words: isWrong ? `<p class="salah" id="salah-${name}">${escaped(given.say(fault.key))}</p>` : '',
  }
}

const field = (asking: Asking, name: keyof TypedReport, key: string, more = ''): string => {
  const { say } = asking.given
  const { attributes, words } = marked(asking, name)
  return `<label for="${name}">${escaped(say(`casework.public.${key}`))}${optional(say)}</label>${words}<input id="${name}" name="${name}" value="${escaped(asking.typed[name] ?? '')}" maxlength="120" autocomplete="off"${more}${attributes}>`
}

const check = ({ given: { say }, typed }: Asking, name: 'danger' | 'anonymous', key: string): string =>
  `<label class="centang"><input type="checkbox" id="${name}" name="${name}" value="1"${typed[name] ? ' checked' : ''}><span>${escaped(say(key))}</span></label>`

const optionsOf = (values: readonly (readonly [string, string])[], chosen: string | undefined): string =>
  values
    .map(
      ([value, label]) =>
        `<option value="${escaped(value)}"${value === chosen ? ' selected' : ''}>${escaped(label)}</option>`,
    )
    .join('')

const whoPart = ({ given: { say }, typed }: Asking): string => {
  const radios = publicReporters.map(
    (one) =>
      `<label class="centang"><input type="radio" id="siapa-${one}" name="reporter" value="${one}"${typed.reporter === one ? ' checked' : ''}><span>${escaped(say(`casework.public.reporter.${one}`))}</span></label>`,
  )
  return `<fieldset><legend>${escaped(say('casework.public.whoAreYou'))}${optional(say)}</legend>${radios.join('')}</fieldset>`
}

const whatPart = (asking: Asking): string => {
  const { given, typed } = asking
  const { say, language } = given
  const type = marked(asking, 'type')
  const story = marked(asking, 'story', 'petunjuk')
  const names = new Intl.DisplayNames([language], { type: 'region', style: 'short' })
  const places = countries
    .map((code) => [code, names.of(code) ?? code] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other))
  const types = caseTypes.map((one) => [one, say(`casework.type.${one}`)] as const)
  return `<label for="type">${escaped(say('casework.public.type'))}</label>${type.words}<select id="type" name="type" required${type.attributes}><option value="">${escaped(say('casework.public.choose'))}</option>${optionsOf(types, typed.type)}</select>
${check(asking, 'danger', 'casework.public.danger')}
<label for="country">${escaped(say('casework.public.country'))}${optional(say)}</label><select id="country" name="country"><option value="">${escaped(say('casework.public.countryUnknown'))}</option>${optionsOf(places, typed.country)}</select>
<label for="story">${escaped(say('casework.public.story'))}</label><p class="redup kecil" id="petunjuk">${escaped(say('casework.public.storyHint'))}</p>${story.words}<textarea id="story" name="story" maxlength="2000" required${story.attributes}>${escaped(typed.story ?? '')}</textarea>`
}

/** A number alone is not enough: a call at the wrong hour can tell an employer that help was asked for. */
const reachPart = (asking: Asking): string => {
  const { given, typed } = asking
  const { say } = given
  const ways = reachChannels.map((one) => [one, say(`casework.reach.${one}`)] as const)
  return `${field(asking, 'reporterName', 'reporter')}
${field(asking, 'reporterPhone', 'phone', ' type="tel"')}
<label for="reachChannel">${escaped(say('casework.public.reachChannel'))}${optional(say)}</label><select id="reachChannel" name="reachChannel"><option value="">${escaped(say('casework.public.choose'))}</option>${optionsOf(ways, typed.reachChannel)}</select>
<label for="safeHours">${escaped(say('casework.public.safeHours'))}${optional(say)}</label><p class="redup kecil" id="petunjuk-jam">${escaped(say('casework.public.safeHoursHint'))}</p><input id="safeHours" name="safeHours" value="${escaped(typed.safeHours ?? '')}" maxlength="160" autocomplete="off" aria-describedby="petunjuk-jam">`
}
