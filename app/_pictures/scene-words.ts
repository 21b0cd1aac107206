/** Text alternatives of the scenes in this folder, by name; each is also the description in its file. */
export const sceneWords: Record<string, string> = {
  'bus-station-evening':
    'The waiting room of a small bus station at nine in the evening. A lamp hangs over the ticket counter; four linked seats stand by a pillar, and the street outside is dark and wet.',
  'car-wash':
    'A car wash on a sunny day. A wet red car stands before the open bay; a bucket, and towels on a rail, are beside it, and the office door is closed.',
  'center-friday-afternoon':
    'A borrowed office at a quarter past four on a Friday afternoon. A low sun shines across a desk with a telephone and a notepad, between two chairs; the door to the next room is closed.',
  'church-hall':
    'A folding table with an open book and two chairs stands under a hanging lamp in a church hall. A whiteboard, stacked chairs and a dark arched window are behind it.',
  'clothing-bank':
    'A clothing bank on a sunny Saturday. Coats hang on a long rail; a small white coat hangs on a hook beside the window, over a table with folded clothes.',
  'dairy-farm':
    'A small dairy farm at night: a dark barn and a silo, and a white farmhouse with one lit kitchen window. A pickup stands in the yard.',
  'detective-desk':
    'A detective’s desk in a harbor town on a clear morning. Three receipts in a clear bag lie in the sun beside a notebook, an envelope and a mug.',
  'evening-line':
    'A desk in a small office at twenty to nine. The screen of a telephone is lit beside a lamp, a notepad and a list of numbers; the street outside the window is dark.',
  'food-bank-desk':
    'The desk of a food bank at nine minutes to nine. A telephone and a note stand ready; daylight comes in under the big door, and boxes wait beside it.',
  'food-pantry':
    'A food pantry in a church basement. Boxes stand ready on a table under one hanging bulb; a wall phone hangs by the shelves, and snow covers the low window.',
  'furniture-office':
    'A small office on an April morning. A telephone stands by a sunny window; a sofa, a lamp and boxes wait to be given away.',
  'gas-station':
    'A gas station at dusk. The light under the canopy falls on two pumps; a pickup with a camper stands near, and the shop has an ice chest beside its door.',
  'kitchen-at-ten':
    'A kitchen at ten in the evening. A hanging lamp lights a table with a phone whose screen is on, a mug and a letter; the window is dark.',
  'library-evening':
    'A classroom in a public library at eight in the evening. A stack of sheets lies under a lamp on a round table; the chairs are empty, and the shelves and the street outside are dark.',
  'library-help-desk':
    'A help desk in a public library on a rainy Friday. A green-shaded lamp lights a form and a pen; an umbrella drips in a stand and rain runs down a tall window.',
  'motel-room':
    'The door of room 12 on a motel row on a winter morning. A low sun stands over the spruces and falls on the door; the curtains are closed, and a lawn chair stands by the window.',
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
  'three-decker-evening':
    'A house of three floors on a city street in the evening, with a porch on each. A hand truck with two boxes stands under a street lamp, and a pickup is parked in front.',
  'town-hall':
    'A white town hall in a spruce-lined village on a winter evening. Its double door is lit and casts light on the steps; trucks and cars are parked in front.',
  'turnpike-plaza':
    'A white van with drawn curtains is parked under a lamp at a turnpike service plaza. The shop beside it is lit and quiet.',
  'waiting-room':
    'A small waiting room at dusk. A lamp lights a low table with a cup of tea and a phone; an armchair, a bag and a long list on the wall are beside it.',
}
