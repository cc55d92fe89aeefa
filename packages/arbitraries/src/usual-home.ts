/** Where resources are of which nobody says that they are elsewhere. */
export const usualHome = {
  accountId: "123456789012",
  dnsSuffix: "amazonaws.com",
  partition: "aws",
  region: "us-east-1",
} as const;
