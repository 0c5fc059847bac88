export function bundle(entry: string, folder: string, external?: readonly string[]): Promise<string>
