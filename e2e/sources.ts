import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/* Articles for a journey to bring in: one of each format that is read. */

const ferry = `Ferry traffic doubles
By the harbour desk
2 March 2025

Varno lies at the mouth of the Kelm. About 4,000 people crossed in March, the harbour office said.

The harbour office, which keeps the register, has counted every boat. No boats were lost. In Varno the quay was full 🚢 by noon.
`

const count = `---
title: The count is disputed
source: The Ledger
date: 2025-03-04
---

The union of boatmen says only 1,100 crossed. Nobody in Varno has seen the register.

“We were there,” a boatman said.
`

const pact = `<!doctype html><html lang="en"><head><title>What the pact says | Policy Page</title>
<meta property="og:site_name" content="Policy Page"></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>What the pact says</h1><p>The pact between the two ports provides for mutual help, according to the text that was published on Sunday in Varno.</p>
<p>It has eleven articles. The ninth allows either side to close the river for up to ten days.</p></article>
<footer>Subscribe to our newsletter</footer></body></html>`

/** Writes the three files into a folder. */
export async function writeArticles(folder: string): Promise<void> {
  await writeFile(join(folder, 'ferry.txt'), ferry)
  await writeFile(join(folder, 'the-count.md'), count)
  await writeFile(join(folder, 'pact.html'), pact)
}
