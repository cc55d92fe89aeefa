/** Path, relative to the output folder and with `/`, to the file's content. */
export type RenderMap = ReadonlyMap<string, string>;
