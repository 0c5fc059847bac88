/* What is used of peers that are no modules of the app, so that its types can be checked without them. */

declare module '@recogito/text-annotator' {
  export type RecogitoRenderer = 'SPANS' | 'CSS_HIGHLIGHTS'
  export interface RecogitoSelector {
    readonly quote: string
    readonly start: number
    readonly end: number
  }
  export interface RecogitoAnnotation {
    readonly id: string
    readonly bodies: readonly unknown[]
    readonly target: { readonly annotation: string; readonly selector: readonly RecogitoSelector[] }
  }
  export function createTextAnnotator(
    container: HTMLElement,
    options: { readonly renderer: RecogitoRenderer },
  ): {
    readonly state: {
      readonly store: {
        addAnnotation(annotation: RecogitoAnnotation): void
        bulkAddAnnotations(annotations: readonly RecogitoAnnotation[], replace: boolean): void
      }
    }
    destroy(): void
  }
}

declare module '@recogito/text-annotator/text-annotator.css'
