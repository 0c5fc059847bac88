/** The sample's annotation guidelines. */
export const guidelines = `# The Kelm deployment: what to mark

**The question.** How many soldiers did Torvane send, how many has it lost, what has it delivered, and how many independent origins stand behind each answer?

**Claims.** Mark the words that can be checked, not the sentence around them. One figure, one claim. Where a statement is interrupted, mark its parts and leave out what stands between.

**Figures.** Read them as bounds: *over 10,000* is more than 10,000, *about* is give or take, *up to* is at most. Say what is counted and set the measurand: sent, present, killed and killed-and-wounded are four different things. Set the date that the figure holds for, not the date of the article.

**Said by.** The office that vouches for it, not the paper that prints it. “Reportedly” is a certainty, not a source.

**Links.** *Supports* only where the source is another one. An article that passes on another's report *repeats* it. Figures with different dates or measurands do not contradict one another: link them as *context* and say why.

**Left to do.** The fact check and the Morning Ledger's corrected report have not been annotated yet. Which of their figures have an origin of their own?
`
