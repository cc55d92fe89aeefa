import { readSmithyModel } from "../packages/codegen/src/readers/smithy/index.js";
import { describeLaws } from "./laws-of-models.js";

describeLaws({ folder: "smithy", read: readSmithyModel });
