// Debian's Chromium, driven by the playwright-core that the page's tests use.
import { createRequire } from "node:module";
import { join } from "node:path";
import { rootFolder } from "./calculator.mjs";

const { chromium } = createRequire(join(rootFolder, "web/package.json"))("playwright-core");

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
