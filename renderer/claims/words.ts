export { certaintyNames, statusNames } from '#shared/claims/words'

export const unlabelled = 'No label'
