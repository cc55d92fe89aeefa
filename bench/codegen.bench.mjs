// What it costs to generate a service, start of the process included, and how that grows with the
// service. run.mjs runs this several times, so that ours and the peers take turns.
import { generateAll, parseAll } from "./all-models.mjs";
import { generators } from "./generators.mjs";
import { reportGrowth } from "./growth.mjs";
import { hasModels, modelAt, smithyModels } from "./models.mjs";
import { openApiOf } from "./openapi.mjs";
import { reportProcesses } from "./report-processes.mjs";
import { measured } from "./whole-process.mjs";
import { emptyFolder, jsonFile, removeAll } from "./workshop.mjs";

if (hasModels("what generating costs")) {
  beside("Lambda", modelAt("smithy/lambda.json"), modelAt("smithy/lambda.json"), [
    "orval (types, client, faker)",
    "hey-api (types, faker)",
  ]);
  beside("EC2", modelAt("botocore/ec2"), modelAt("botocore/ec2/service-2.json"), [
    "openapi-typescript (types)",
  ]);
  const models = smithyModels();
  reportProcesses(
    `${models.length} Smithy models, all outputs against JSON.parse`,
    measured(generateAll(models, emptyFolder("all"))),
    measured(parseAll(models)),
  );
  await reportGrowth();
  removeAll();
}

/** Ours beside each peer, which is told of the same service. */
function beside(service, source, file, peers) {
  const document = jsonFile(`${service}.openapi.json`, openApiOf(service, file));
  const run = (name, input) => measured(generators[name](input, emptyFolder(service, name)));
  for (const peer of peers) {
    const ours = run("ours", source);
    const same = run("ours, with the peers' Node", source);
    const theirs = run(peer, document);
    reportProcesses(`${service}, all outputs against ${peer}`, ours, theirs);
    reportProcesses(`${service}, with the peers' Node, against ${peer}`, same, theirs);
  }
}
