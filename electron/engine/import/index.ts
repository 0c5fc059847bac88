export { type ImportInput, type Proposed, proposeArticle } from './propose'
