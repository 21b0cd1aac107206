import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { draw } from './draw'
import { targetsOf } from './interaction'
import type { Item } from './schema'

const objectives = ['define', 'read', 'control']
const bank: Item[] = objectives.flatMap((objective) =>
  Array.from({ length: 9 }, (_, index) => sampleItem(`${objective}-${index}`, objective)),
)
const blueprint = { define: 4, read: 3, control: 3 }
/** Every kind of item, on each of two objectives. */
const mixed: Item[] = ['define', 'read'].flatMap((objective) => [
  sampleItem(`${objective}-one`, objective),
  sampleItem(`${objective}-several`, objective, ['a', 'c', 'd'], ['a', 'b', 'c', 'd', 'e']),
  sampleOrder(`${objective}-order`, objective),
  sampleMatch(`${objective}-match`, objective),
])
const fresh = { seen: new Set<string>(), seenElsewhere: new Set<string>() }
const seeds = fc.string()
const someSeen = fc.subarray(bank.map((item) => item.id)).map((ids) => new Set(ids))

describe('draw', () => {
  test('follows the blueprint, draws no item twice and numbers from 1', () => {
    fc.assert(
      fc.property(seeds, someSeen, (seed, seen) => {
        const form = draw({ bank, blueprint, seed, seen, seenElsewhere: new Set() })
        expect(new Set(form.map(({ item }) => item.id)).size).toBe(10)
        expect(form.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        for (const [objective, count] of Object.entries(blueprint)) {
          expect(form.filter(({ item }) => item.objective === objective)).toHaveLength(count)
        }
      }),
    )
  })

  test('shows each option of an item once', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { optionOrder } of draw({ bank, blueprint, seed, seen: new Set(), seenElsewhere: new Set() })) {
          expect([...optionOrder].sort()).toEqual(['a', 'b', 'c'])
        }
      }),
    )
  })

  test('draws unseen items first, then those of other quizzes, then those of this quiz', () => {
    fc.assert(
      fc.property(seeds, someSeen, someSeen, (seed, seen, seenElsewhere) => {
        const form = draw({ bank, blueprint, seed, seen, seenElsewhere })
        for (const [objective, count] of Object.entries(blueprint)) {
          const ofObjective = bank.filter((item) => item.objective === objective)
          const notHere = ofObjective.filter((item) => !seen.has(item.id))
          const fresh = notHere.filter((item) => !seenElsewhere.has(item.id))
          const drawn = form.filter(({ item }) => item.objective === objective).map(({ item }) => item)
          expect(drawn.filter((item) => fresh.includes(item))).toHaveLength(Math.min(count, fresh.length))
          expect(drawn.filter((item) => notHere.includes(item))).toHaveLength(Math.min(count, notHere.length))
        }
      }),
    )
  })

  test('puts two items of each duty on a form, the unseen first, within the blueprint', () => {
    const withDuties = bank.map((item, index) => (index % 9 < 4 ? { ...item, duty: item.objective } : item))
    const duties = ['define', 'read']
    fc.assert(
      fc.property(seeds, someSeen, (seed, seen) => {
        const form = draw({ bank: withDuties, blueprint, duties, seed, seen, seenElsewhere: new Set() })
        expect(form).toHaveLength(10)
        for (const duty of duties) {
          const drawn = form.filter(({ item }) => item.duty === duty)
          const unseen = withDuties.filter((item) => item.duty === duty && !seen.has(item.id))
          expect(drawn).toHaveLength(2)
          expect(drawn.filter(({ item }) => unseen.includes(item))).toHaveLength(Math.min(2, unseen.length))
        }
        expect(draw({ bank: withDuties, blueprint: {}, duties: ['read'], seed, ...fresh })).toMatchObject([
          { position: 1, item: { duty: 'read' } },
          { position: 2, item: { duty: 'read' } },
        ])
      }),
    )
  })

  test('never draws two enemies, whichever names the other, however few items are unseen', () => {
    const rivals = bank.map((item, index) =>
      index % 9 < 5 ? { ...item, enemies: [bank[(index + 10) % 27]?.id ?? ''] } : item,
    )
    fc.assert(
      fc.property(seeds, someSeen, (seed, seen) => {
        const three = { define: 3, read: 3, control: 3 }
        const form = draw({ bank: rivals, blueprint: three, seed, seen, seenElsewhere: new Set() })
        const ids = new Set(form.map(({ item }) => item.id))
        expect(ids.size).toBe(9)
        for (const { item } of form) expect(item.enemies?.filter((id) => ids.has(id)) ?? []).toEqual([])
      }),
    )
  })

  test('draws a seen item only when no unseen one is left', () => {
    fc.assert(
      fc.property(seeds, someSeen, (seed, seen) => {
        const form = draw({ bank, blueprint, seed, seen, seenElsewhere: new Set() })
        for (const [objective, count] of Object.entries(blueprint)) {
          const unseen = bank.filter((item) => item.objective === objective && !seen.has(item.id)).length
          const repeated = form.filter(({ item }) => item.objective === objective && seen.has(item.id)).length
          expect(repeated).toBe(Math.max(0, count - unseen))
        }
      }),
    )
  })

  test('gives the same form for a seed in any order of the bank', () => {
    fc.assert(
      fc.property(seeds, fc.shuffledSubarray(bank, { minLength: bank.length }), (seed, shuffled) => {
        const form = draw({ bank, blueprint, seed, seen: new Set(), seenElsewhere: new Set() })
        expect(draw({ bank: shuffled, blueprint, seed, seen: new Set(), seenElsewhere: new Set() })).toEqual(form)
      }),
    )
  })

  test('gives this form for this seed on every machine and version', () => {
    const form = draw({
      bank,
      blueprint,
      seed: '00112233445566778899aabbccddeeff',
      seen: new Set(['read-0']),
      seenElsewhere: new Set(),
    })
    expect(form.map(({ item, optionOrder }) => `${item.id} ${optionOrder.join('')}`)).toEqual([
      'read-7 cba',
      'define-3 cba',
      'define-4 bac',
      'control-0 abc',
      'read-8 bac',
      'define-2 acb',
      'define-6 acb',
      'control-5 bac',
      'control-3 acb',
      'read-3 bac',
    ])
  })

  test('gives this form of every kind of item for this seed on every machine and version', () => {
    const form = draw({
      bank: mixed,
      blueprint: { define: 4, read: 3 },
      seed: 'ffeeddccbbaa99887766554433221100',
      ...fresh,
    })
    const words = form.map(({ item, optionOrder, targetOrder }) =>
      [item.id, optionOrder.join(''), targetOrder?.join('') ?? '-'].join(' '),
    )
    expect(words).toEqual([
      'define-order cbad 1234',
      'define-several aebcd -',
      'define-match cab qrps',
      'read-several eabdc -',
      'read-match abc srpq',
      'define-one cab -',
      'read-one bac -',
    ])
  })

  test('shuffles the targets of a match, lists the places of an order, and gives a choice none', () => {
    const orders = new Set<string>()
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { item, targetOrder } of draw({ bank: mixed, blueprint: { define: 4, read: 4 }, seed, ...fresh })) {
          if (item.interaction !== 'match') expect(targetOrder).toEqual(targetsOf(item))
          else {
            expect(targetOrder?.toSorted()).toEqual(['p', 'q', 'r', 's'])
            orders.add(targetOrder?.join('') ?? '')
          }
        }
      }),
    )
    expect(orders.size).toBeGreaterThan(12)
  })

  test('a retake draws the items that were not drawn before', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, other) => {
        const first = draw({ bank: mixed, blueprint: { define: 2, read: 2 }, seed, ...fresh }).map(
          ({ item }) => item.id,
        )
        const again = { bank: mixed, blueprint: { define: 2, read: 2 }, seed: other, seen: new Set(first) }
        const second = draw({ ...again, seenElsewhere: new Set() }).map(({ item }) => item.id)
        expect([...first, ...second].sort()).toEqual(mixed.map(({ id }) => id).sort())
      }),
    )
  })

  test('puts each item and each option first sometimes', () => {
    const forms = Array.from({ length: 300 }, (_, index) =>
      draw({ bank, blueprint, seed: `seed ${index}`, seen: new Set(), seenElsewhere: new Set() }),
    )
    expect(new Set(forms.map(([first]) => first?.item.id)).size).toBe(bank.length)
    expect(new Set(forms.map(([first]) => first?.optionOrder.join(''))).size).toBe(6)
  })

  test('refuses a bank that is too small', () => {
    expect(() =>
      draw({ bank: bank.slice(0, 2), blueprint: { define: 3 }, seed: '', seen: new Set(), seenElsewhere: new Set() }),
    ).toThrow('define')
  })
})
