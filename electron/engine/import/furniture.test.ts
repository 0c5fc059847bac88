import { describe, expect, it } from 'vitest'
import { flagFurniture } from './furniture'
import { blocksOfText } from './plain-text'

const flagged = (text: string) =>
  flagFurniture(blocksOfText(text)).flatMap(block => (block.furniture ? [block.text.trim()] : []))

describe('furniture by its words', () => {
  it.each([
    'Advertisement',
    '- Advertisement -',
    'ADVERTISEMENT',
    'Sponsored content',
    'Story continues below advertisement',
    'Share',
    'Share this article',
    'Share on Facebook',
    'Share this:',
    'Follow us on Twitter, Telegram and Google News',
    'Subscribe',
    'Sign up for our newsletter',
    'Subscribe to our daily briefing.',
    'Already a subscriber? Log in',
    'We use cookies to improve your experience.',
    'Accept all cookies',
    'This site uses cookies.',
    'Leave a Comment',
    'Leave a comment: no links, please',
    'Post a comment',
    'No comments available for this post.',
    '12 Comments',
    'Comments (3)',
    'Photo: Harbour Daily',
    'Image source: © Wire',
    'Photo credit: A. Stringer',
    '© Wire Pictures',
    'Getty Images',
    'AP Photo/A. Stringer',
    'Copyright © 2025 Harbour Daily',
    'All rights reserved.',
    '3 min read',
    'Reading time: 4 minutes',
    'Skip to main content',
    'Back to top',
    'Tags: harbour, customs',
    'Read more: Customs opens second gate',
    'Related: What we know of the fire',
    '1,204 views',
  ])('%s', line => {
    expect(flagged(`The harbour reopened on Tuesday.\n${line}\nThe customs house did not.`)).toEqual([line])
  })

  it.each([
    'Share prices fell by a tenth on the news.',
    'Share this burden, he told the assembly, or it will break us.',
    'The ministry had no comment.',
    'No comment was available from the harbour master.',
    'Comments by the minister drew criticism.',
    'Photo evidence shows at least four vessels.',
    'Photographs by satellite show the pier was repaired.',
    'Copyright law was changed in March.',
    'Related parties held a third of the shares.',
    'Advertisement revenue fell by half.',
    'Save the harbour, they shouted.',
    'Cookies were found in the crates.',
    'We use cookies sheets of steel, the foreman said, and nothing else will do for it.'.replace(
      'cookies ',
      '',
    ),
    'Subscribe to the treaty, the envoy urged, or face sanctions.',
    'Most read the report as a warning.',
    'Reuters reported that about 40 crates had been opened.',
    'Trending upward, the figure reached 4,000.',
    'Print workers went on strike.',
    'Email records show who ordered it.',
    'Sources: two officials at the ministry, who asked not to be named.',
  ])('not: %s', line => {
    expect(flagged(`The harbour reopened on Tuesday.\n\n${line}\n\nThe customs house did not.`)).toEqual([])
  })

  it('a heading of links and the links, to the end of the page', () => {
    const tail = [
      'Keep reading:',
      '• Fire at the customs house',
      '• Minister denies delay',
      '• What the crates held',
    ]
    expect(flagged(['It reopened on Tuesday.', ...tail].join('\n'))).toEqual(tail)
    expect(flagged('It reopened on Tuesday.\n\nRelated content')).toEqual(['Related content'])
  })

  it('in mid-article only what shows that it is a link', () => {
    expect(
      flagged('It reopened.\n\nRead next\n\n• Fire at the customs house\n\nThe minister said so.'),
    ).toEqual(['Read next', '• Fire at the customs house'])
    expect(flagged('It reopened.\n\nTrending\n\nThe customs house\n\nThe minister said so.')).toEqual([])
  })

  it('a bulleted list of the article stays', () => {
    expect(
      flagged('He named three conditions:\n• open gates\n• lower dues\n• an inquiry\nThe minister agreed.'),
    ).toEqual([])
  })

  it('a doubled caption with its credit', () => {
    expect(
      flagged('It reopened.\n\nCranes at dawn\nCranes at dawn\nImage source: © Wire | AB\n\nHe said so.'),
    ).toEqual(['Cranes at dawn', 'Cranes at dawn', 'Image source: © Wire | AB'])
  })
})
