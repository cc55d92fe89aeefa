/** A call, as it reaches the service. */
interface PlayedCall {
  /** The operation's Smithy name. */
  readonly operation: string;
  readonly request: unknown;
}

/**
 * What a mock can play, such as the sequences of fixtures and arbitraries: what calls are answered,
 * and where that leads. It does not change; who plays it keeps the position.
 */
export interface Playable<Position> {
  /** Such as `updateFunctionConfiguration.succeeds`. */
  readonly name: string;
  readonly start: Position;
  /** @returns undefined for a call that it does not speak of. */
  answer(
    position: Position,
    call: PlayedCall,
  ):
    | ({ readonly next: Position } & ({ readonly response: object } | { readonly error: Error }))
    | undefined;
}

/** Gives the answers of what is played, from its start on; undefined for calls that it is not about. */
export type Player = (operation: string, request: unknown) => Promise<unknown> | undefined;

export function playerOf<Position>(playable: Playable<Position>): Player {
  let position = playable.start;
  return (operation, request) => {
    const answered = playable.answer(position, { operation, request });
    if (answered === undefined) return undefined;
    position = answered.next;
    return "error" in answered
      ? Promise.reject(answered.error)
      : Promise.resolve(answered.response);
  };
}
