/** Whether a text is boto3's documentation page of one operation: it documents a method of a client. */
export function isBoto3Page(text: string): boolean {
  return /^\.\. py:method:: \w+\.Client\.\w+\(/m.test(text);
}
