import { printValue } from "@shapesmith/contract";

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

/** Gives the answers of what is played, from its start on. */
export interface Player {
  readonly name: string;
  /** Whether a call came that it is about. */
  readonly isAsked: boolean;
  /** Undefined for calls that it is not about. */
  answer(operation: string, request: unknown): Promise<unknown> | undefined;
}

export function playerOf<Position>(playable: Playable<Position>): Player {
  if (typeof (playable as Partial<Playable<Position>> | null)?.answer !== "function") {
    throw new TypeError(
      "play() takes a sequence, such as sequences.updateFunctionConfiguration.succeeds() gives, not " +
        `${printValue(playable)}.`,
    );
  }
  let position = playable.start;
  let isAsked = false;
  return {
    name: playable.name,
    get isAsked() {
      return isAsked;
    },
    answer(operation, request) {
      const answered = playable.answer(position, { operation, request });
      if (answered === undefined) return undefined;
      isAsked = true;
      position = answered.next;
      return "error" in answered
        ? Promise.reject(answered.error)
        : Promise.resolve(answered.response);
    },
  };
}
