/**
 * Whether a text is boto3's documentation page of one operation. Methods that every client has, such
 * as `can_paginate`, have pages too, but no request.
 */
export function isBoto3Page(text: string): boolean {
  return (
    /^\.\. py:method:: \w+\.Client\.\w+\(/m.test(text) &&
    /^ *\*\*Request Syntax\*\*\s*$/m.test(text)
  );
}
