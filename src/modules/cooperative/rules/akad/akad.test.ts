import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AkadAccount, AkadPosting, Told } from './entry.ts'
import { type IjarahEvent, ijarahAgreed, tellIjarah } from './ijarah.ts'
import { type MudharabahEvent, mudharabahAgreed, tellMudharabah } from './mudharabah.ts'
import { type MurabahahEvent, murabahahInstalments, murabahahPromised, priceOf, tellMurabahah } from './murabahah.ts'
import { type MusyarakahEvent, musyarakahAgreed, tellMusyarakah } from './musyarakah.ts'
import { type QardhEvent, qardhAgreed, tellQardh } from './qardh.ts'

const tellAll = <Contract, Event>(
  tell: (contract: Contract, event: Event) => Told<Contract>,
  start: Contract,
  ...events: readonly Event[]
) => {
  let contract = start
  const postings: AkadPosting[] = []
  for (const event of events) {
    const told = tell(contract, event)
    contract = told.contract
    postings.push(...told.postings)
  }
  const on = (account: AkadAccount) =>
    postings.filter((one) => one.account === account).reduce((so, { amount }) => so + amount, 0n)
  return { contract, postings, on }
}

const murabahah = (...events: MurabahahEvent[]) => tellAll(tellMurabahah, murabahahPromised, ...events)
const mudharabah = (...events: MudharabahEvent[]) => tellAll(tellMudharabah, mudharabahAgreed(40n, 60n), ...events)
const musyarakah = (...events: MusyarakahEvent[]) => tellAll(tellMusyarakah, musyarakahAgreed(50n, 50n), ...events)
const qardh = (...events: QardhEvent[]) => tellAll(tellQardh, qardhAgreed, ...events)
const ijarah = (...events: IjarahEvent[]) => tellAll(tellIjarah, ijarahAgreed, ...events)

describe('murabahah: a motorcycle cart sold at cost and margin', () => {
  // `peers-pillars.md` V25: 5,000,000 and 12 % is a margin of 600,000 and a price of 5,600,000
  const bought = [
    { kind: 'buy_goods', cost: 5_000_000n },
    { kind: 'sell', margin: 600_000n },
  ] as const

  it('V25: the price is 5,600,000 for life, and the margin waits', () => {
    const { contract, on } = murabahah(...bought)
    expect(priceOf(contract)).toBe(5_600_000n)
    expect([on('murabahah_receivable'), on('deferred_margin'), on('margin_income'), on('goods')]).toEqual([
      ...[5_600_000n, -600_000n, 0n, 0n],
    ])
    expect(murabahahInstalments(contract, 12)).toEqual([...Array(11).fill(466_666n), 466_674n])
  })

  it('the margin becomes income in step with what is paid: a half with the half', () => {
    const { on } = murabahah(...bought, { kind: 'pay', amount: 2_800_000n })
    expect([on('margin_income'), on('deferred_margin'), on('murabahah_receivable')]).toEqual([
      -300_000n,
      -300_000n,
      2_800_000n,
    ])
  })

  it('paid off after the half with 100,000 let off: 2,700,000, and 500,000 earned in all', () => {
    const { contract, on } = murabahah(
      ...bought,
      { kind: 'pay', amount: 2_800_000n },
      { kind: 'settle_early', rebate: 100_000n },
    )
    expect(contract).toMatchObject({ state: 'settled', paid: 5_500_000n })
    expect([on('cash'), on('margin_income'), on('deferred_margin'), on('murabahah_receivable')]).toEqual([
      ...[500_000n, -500_000n, 0n, 0n],
    ])
    expect(() => murabahah(...bought, { kind: 'settle_early', rebate: 600_001n })).toThrow('not yet earned')
  })

  it('a late charge goes to the social fund, and never on who cannot pay', () => {
    const late = { kind: 'charge_late', amount: 10_000n } as const
    const { on, contract } = murabahah(...bought, { ...late, isAble: true })
    expect([on('social_fund'), on('margin_income'), priceOf(contract)]).toEqual([-10_000n, 0n, 5_600_000n])
    expect(() => murabahah(...bought, { ...late, isAble: false })).toThrow('cannot pay')
  })

  it('nothing is sold that is not owned, nothing is paid before the sale or beyond the price', () => {
    expect(() => murabahah({ kind: 'sell', margin: 1n })).toThrow('promised')
    expect(() => murabahah({ kind: 'buy_goods', cost: 5n }, { kind: 'pay', amount: 1n })).toThrow('goods_owned')
    expect(() => murabahah(...bought, { kind: 'pay', amount: 5_600_001n })).toThrow('more than the price')
    expect(murabahah({ kind: 'withdraw' }).contract.state).toBe('withdrawn')
  })

  it('property: however it is paid, all of the margin and no more is earned by the last rupiah', () => {
    const above = fc.bigInt(1n, 10n ** 9n)
    fc.assert(
      fc.property(above, fc.bigInt(0n, 10n ** 9n), fc.array(above, { maxLength: 20 }), (cost, margin, amounts) => {
        let told = tellAll(tellMurabahah, murabahahPromised, { kind: 'buy_goods', cost }, { kind: 'sell', margin })
        const events: MurabahahEvent[] = [
          { kind: 'buy_goods', cost },
          { kind: 'sell', margin },
        ]
        for (const amount of amounts) {
          const open = priceOf(told.contract) - told.contract.paid
          if (open === 0n) break
          events.push({ kind: 'pay', amount: amount < open ? amount : open })
          told = murabahah(...events)
        }
        const open = priceOf(told.contract) - told.contract.paid
        const { contract, on } = open > 0n ? murabahah(...events, { kind: 'pay', amount: open }) : told
        expect(contract.state).toBe('settled')
        expect([on('margin_income'), on('deferred_margin'), on('murabahah_receivable')]).toEqual([-margin, 0n, 0n])
      }),
    )
  })
})

describe('mudharabah: ten million for a fish pond, forty to sixty', () => {
  const funded = { kind: 'fund', amount: 10_000_000n } as const

  it('of two million really earned the cooperative has 800,000', () => {
    const { on } = mudharabah(funded, { kind: 'realise_profit', amount: 2_000_000n })
    expect([on('profit_share_income'), on('mudharabah_financing')]).toEqual([-800_000n, 10_000_000n])
  })

  it('a loss is borne by the capital; later profit restores it before anything is shared', () => {
    const lost = [funded, { kind: 'realise_loss', amount: 3_000_000n, isNegligent: false }] as const
    const after = mudharabah(...lost)
    expect([after.on('financing_loss'), after.contract.capital, after.on('claim_on_manager')]).toEqual([
      3_000_000n,
      7_000_000n,
      0n,
    ])
    const good = mudharabah(...lost, { kind: 'realise_profit', amount: 4_000_000n })
    // three million restore the capital, 40 % of the fourth is shared
    expect([good.on('loss_restored'), good.on('profit_share_income'), good.contract.capital]).toEqual([
      ...[-3_000_000n, -400_000n, 10_000_000n],
    ])
  })

  it('what negligence lost is owed by the manager', () => {
    const { contract, on } = mudharabah(funded, { kind: 'realise_loss', amount: 1_000_000n, isNegligent: true })
    expect([on('financing_loss'), on('claim_on_manager'), contract.claim]).toEqual([0n, 1_000_000n, 1_000_000n])
    const rest = [
      { kind: 'return_capital', amount: 9_000_000n },
      { kind: 'pay_claim', amount: 1_000_000n },
    ] as const
    const ended = mudharabah(funded, { kind: 'realise_loss', amount: 1_000_000n, isNegligent: true }, ...rest)
    expect([ended.contract.state, ended.on('cash')]).toEqual(['ended', 0n])
  })

  it('more than the capital cannot be lost, and nothing is earned before the money is out', () => {
    expect(() => mudharabah(funded, { kind: 'realise_loss', amount: 10_000_001n, isNegligent: false })).toThrow(
      'capital',
    )
    expect(() => mudharabah({ kind: 'realise_profit', amount: 1n })).toThrow('agreed')
    expect(() => mudharabah(funded, { kind: 'charge_late', amount: 5n, isAble: false })).toThrow('cannot pay')
  })
})

describe('musyarakah: six million of the cooperative and four of the partner in a shop, profit by halves', () => {
  const begun = { kind: 'contribute', own: 6_000_000n, partner: 4_000_000n } as const

  it('profit by the agreed halves, a loss by sixty to forty', () => {
    expect(musyarakah(begun, { kind: 'realise_profit', amount: 1_000_000n }).on('profit_share_income')).toBe(-500_000n)
    const { contract, on } = musyarakah(begun, { kind: 'realise_loss', amount: 1_000_000n })
    expect([on('financing_loss'), contract.ownCapital, contract.partnerCapital]).toEqual([
      600_000n,
      5_400_000n,
      3_600_000n,
    ])
  })

  it('the partner buys the share piece by piece, and bears more of a loss after it', () => {
    const bought = musyarakah(begun, { kind: 'buy_share', amount: 1_000_000n })
    expect([bought.contract.ownCapital, bought.contract.partnerCapital]).toEqual([5_000_000n, 5_000_000n])
    const { on } = musyarakah(
      begun,
      { kind: 'buy_share', amount: 1_000_000n },
      { kind: 'realise_loss', amount: 1_000_000n },
    )
    expect(on('financing_loss')).toBe(500_000n)
    const all = musyarakah(begun, { kind: 'buy_share', amount: 6_000_000n })
    expect([all.contract.state, all.on('cash'), all.on('musyarakah_financing')]).toEqual(['ended', 0n, 0n])
  })

  it('one partner alone is no partnership', () => {
    expect(() => musyarakah({ kind: 'contribute', own: 5n, partner: 0n })).toThrow('both')
    expect(() => musyarakah(begun, { kind: 'return_capital', amount: 6_000_001n })).toThrow('no more')
  })
})

describe('qardh: a million for a fare home', () => {
  const lent = { kind: 'lend', amount: 1_000_000n, costs: [10_000n, 5_000n] } as const

  it('comes back as a million; of the costs the stamp and the paper, and nothing grows', () => {
    const { contract, on } = qardh(lent, { kind: 'repay', amount: 400_000n }, { kind: 'repay', amount: 600_000n })
    expect([contract, on('cash'), on('cost_recovered')]).toEqual([{ state: 'repaid', owed: 0n }, 15_000n, -15_000n])
    expect(() => qardh(lent, { kind: 'repay', amount: 1_000_001n })).toThrow('no more')
  })

  it('what is given freely goes to the social fund, and that fund may let a borrower off', () => {
    const { contract, on } = qardh(lent, { kind: 'give', amount: 50_000n }, { kind: 'forgive', amount: 1_000_000n })
    expect([contract.state, on('social_fund'), on('qardh')]).toEqual(['forgiven', 950_000n, 0n])
    expect(() => qardh(lent, { kind: 'charge_late', amount: 5n, isAble: false })).toThrow('cannot pay')
  })
})

describe('ijarah: a rice thresher let for ten months', () => {
  const letOut = [
    { kind: 'acquire', cost: 10_000_000n },
    { kind: 'let', periods: 10, rent: 1_200_000n, residual: 1_000_000n },
  ] as const
  const month = { kind: 'end_period' } as const

  it('each month 1,200,000 of rent and 900,000 of wear; the thing stays the owner’s', () => {
    const { on } = ijarah(...letOut, month, month)
    expect([on('rent_income'), on('depreciation'), on('ijarah_asset')]).toEqual([-2_400_000n, 1_800_000n, 10_000_000n])
  })

  it('broken without the renter’s fault it bears no rent, and wears on', () => {
    const { on, contract } = ijarah(...letOut, month, { kind: 'break_down' }, month, { kind: 'repair' }, month)
    expect([on('rent_income'), on('depreciation'), contract.rentOwed]).toEqual([-2_400_000n, 2_700_000n, 2_400_000n])
  })

  it('at the end it is given, or sold for what it is worth, once the rent is paid', () => {
    const months = Array<IjarahEvent>(10).fill(month)
    const ended = [...letOut, ...months] as const
    expect(() => ijarah(...ended, { kind: 'transfer', price: 0n })).toThrow('rent comes first')
    const paid = [...ended, { kind: 'pay', amount: 12_000_000n }] as const
    const given = ijarah(...paid, { kind: 'transfer', price: 0n })
    expect([given.on('asset_loss'), given.on('ijarah_asset'), given.on('accumulated_depreciation')]).toEqual([
      1_000_000n,
      0n,
      0n,
    ])
    expect(ijarah(...paid, { kind: 'transfer', price: 1_300_000n }).on('asset_gain')).toBe(-300_000n)
    expect(() => ijarah(...ended, month)).toThrow('every period')
  })

  it('a late charge needs rent that is late and a renter who can pay; it goes to the social fund', () => {
    const late = { kind: 'charge_late', amount: 20_000n, isAble: true } as const
    expect(ijarah(...letOut, month, late).on('social_fund')).toBe(-20_000n)
    expect(() => ijarah(...letOut, late)).toThrow('nothing is late')
    expect(() => ijarah(...letOut, month, { ...late, isAble: false })).toThrow('cannot pay')
  })
})
