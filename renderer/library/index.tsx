export { AddArticlesHost } from './adding/add-articles-host'
export { default } from './article-list'
