/** Words that carry grammar, quantity, or caution, and no topic. */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those some any all every each no none not only both either neither other another such same
  own more most less least few many much enough several one two three half
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
  himself herself itself themselves yourself myself
  who whom whose which what when where why how whoever whatever whether
  and or but nor so yet because since as if unless until while though although than then once before after for
  of in on at by with without from to into onto out off up down over under about above below between among through
  during against within near along around across behind beside beyond toward towards despite per like
  is are was were be been being am do does did done doing have has had having can could may might must shall should
  will would cannot need ought
  here there now again ever never always also too just even still already yes very quite rather perhaps maybe often
  sometimes away back else together alone soon later first last however therefore instead
  somebody someone anybody anyone nobody everybody everyone something anything nothing everything
  somewhere anywhere nowhere everywhere`.split(/\s+/),
)
