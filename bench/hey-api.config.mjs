const { DOCUMENT, OUT } = process.env;

export default {
  input: DOCUMENT,
  output: OUT,
  logs: { level: "warn", file: false },
  plugins: ["@hey-api/typescript", "@faker-js/faker"],
};
