/** Text alternatives of the scenes in this folder, by name; each is also the description in its file. */
export const sceneWords: Record<string, string> = {
  'church-hall':
    'A folding table with an open book and two chairs stands under a hanging lamp in a church hall. A whiteboard, stacked chairs and a dark arched window are behind it.',
  'dairy-farm':
    'A small dairy farm at night: a dark barn and a silo, and a white farmhouse with one lit kitchen window. A pickup stands in the yard.',
  'evening-line':
    'A desk in a small office at twenty to nine. The screen of a telephone is lit beside a lamp, a notepad and a list of numbers; the street outside the window is dark.',
  'food-pantry':
    'A food pantry in a church basement. Boxes stand ready on a table under one hanging bulb; a wall phone hangs by the shelves, and snow covers the low window.',
  'furniture-office':
    'A small office on an April morning. A telephone stands by a sunny window; a sofa, a lamp and boxes wait to be given away.',
  'library-evening':
    'A classroom in a public library at eight in the evening. A stack of sheets lies under a lamp on a round table; the chairs are empty, and the shelves and the street outside are dark.',
  'library-help-desk':
    'A help desk in a public library on a rainy Friday. A green-shaded lamp lights a form and a pen; an umbrella drips in a stand and rain runs down a tall window.',
  'motel-room':
    'The door of room 12 on a motel row. The lamp beside it is on, light shows behind closed curtains, and a lawn chair stands by the window.',
  'newcomers-center':
    'The front room of a newcomers’ center in the morning. Sun falls through the glass door onto a desk with a phone and a card; behind the desk, an inner door has a sign and is closed.',
  'office-at-night':
    'An insurance office at night. One desk lamp is on over a tidy desk. A mop and a red bucket stand in the aisle, and the windows show a dark street.',
  'plant-nursery':
    'The yard of a plant nursery on a May morning: two greenhouses, a low bunkhouse with its door ajar, and trays of seedlings on a bench. The sun is low behind the hills.',
  'porch-at-night':
    'A small house on a hill street at night. The porch light is on, a bicycle leans on the rail, and a river town lies dark below.',
  'road-before-dawn':
    'A panel van on the shoulder of a wet two-lane road through spruce woods, before dawn. One of its two taillights is lit, and the first light is behind the hills.',
  'seafood-plant':
    'A seafood plant on pilings over dark water. One loading door is open and lit; rubber boots and a stack of blue trays stand beside it.',
  'shelter-desk':
    'A front desk with a lamp, an intake form, a phone, a warm mug and a folded blanket. It is 10:40 and raining outside.',
  'stair-landing':
    'The second-floor landing of a brick apartment house. A bulb burns over one of two closed doors, and a stairway with a worn rail leads down.',
  'table-for-nine':
    'An apartment kitchen in the afternoon. A long table stands half unwrapped under a lamp, with nine chairs around it and stacked against the wall.',
  'turnpike-plaza':
    'A white van with drawn curtains is parked under a lamp at a turnpike service plaza. The shop beside it is lit and quiet.',
}
