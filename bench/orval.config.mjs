const { DOCUMENT, OUT } = process.env;

export default {
  service: {
    input: { target: DOCUMENT },
    output: {
      mode: "single",
      target: `${OUT}/api.ts`,
      schemas: `${OUT}/model`,
      client: "fetch",
      mock: { generators: [{ type: "faker", schemas: true }] },
    },
  },
};
