import { readBotocoreModel } from "../packages/codegen/src/readers/botocore/index.js";
import { describeLaws } from "./laws-of-models.js";

describeLaws({ folder: "botocore", read: readBotocoreModel, file: "service-2.json" });
