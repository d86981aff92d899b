// The command under test: as built for use, or, for `./dev coverage`, the one that counts what it reaches (KEPIL_COMMAND).
import { fileURLToPath } from "node:url";

export const command = process.env.KEPIL_COMMAND ?? fileURLToPath(new URL("../../build/native/kepil", import.meta.url));
